import type { Transaction } from './database.ts'

export type KeyPrefix = 'ENG' | 'F' | 'G' | 'E' | 'R'

/** Takes the next `count` numbers of a prefix and answers with the first; gapless, since a rollback gives them back. */
export async function takeNumbers(tx: Transaction, workspaceId: string, prefix: KeyPrefix, count = 1): Promise<number> {
  const rows = await tx.$queryRaw<{ first: number }[]>`
    INSERT INTO key_counter (workspace_id, prefix, next) VALUES (${workspaceId}::uuid, ${prefix}, ${count} + 1)
    ON CONFLICT (workspace_id, prefix) DO UPDATE SET next = key_counter.next + ${count}
    RETURNING next - ${count} AS first`
  const first = rows[0]?.first
  if (first === undefined) throw new Error('The key counter answered nothing')
  return first
}
