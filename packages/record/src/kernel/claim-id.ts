import type { Transaction } from './database.ts'

/** Two tries with the same id of a client's choice wait for each other here, so that the second one finds the row. */
export async function claimId(tx: Transaction, workspaceId: string, id: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`assay.id:${workspaceId}:${id}`}, 0))`
}
