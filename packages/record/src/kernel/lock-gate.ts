import type { Transaction } from './database.ts'

/**
 * Takes the locks of gates, in the order of their ids, until the transaction ends.
 *
 * Every writer that can change a gate's decision (a finding opened, a severity, an override, evidence) takes them
 * too: without it two transactions each decide on what the other is about to change.
 */
export async function lockGates(tx: Transaction, workspaceId: string, gateIds: readonly string[]): Promise<void> {
  if (gateIds.length === 0) return
  await tx.$queryRaw`
    SELECT id FROM gate WHERE workspace_id = ${workspaceId}::uuid AND id = ANY(${[...gateIds]}::uuid[])
    ORDER BY id FOR UPDATE`
}
