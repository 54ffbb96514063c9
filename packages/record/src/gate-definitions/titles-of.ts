import type { Transaction } from '../kernel/database.ts'

/** What people call the types of evidence, by code. */
export async function titlesOf(db: Transaction, workspaceId: string): Promise<ReadonlyMap<string, string>> {
  const types = await db.evidenceType.findMany({ where: { workspaceId }, select: { code: true, name: true } })
  return new Map(types.map(({ code, name }) => [code, name]))
}
