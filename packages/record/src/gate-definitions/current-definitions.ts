import type { Transaction } from '../kernel/database.ts'

const keyOf = (workspaceId: string) => `assay.gate-definitions:${workspaceId}`

/** Nobody revises definitions until the transaction ends: gates that it opens are not left behind on an old revision. */
export async function holdDefinitions(tx: Transaction, workspaceId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(hashtextextended(${keyOf(workspaceId)}, 0))`
}

/** Nobody opens gates or revises definitions until the transaction ends. */
export async function seizeDefinitions(tx: Transaction, workspaceId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${keyOf(workspaceId)}, 0))`
}
