import type { Transaction } from './database.ts'

/** Binds the transaction to one workspace; the row policies show nothing before. */
export async function bindWorkspace(tx: Transaction, workspaceId: string): Promise<void> {
  await tx.$executeRaw`SELECT set_config('assay.workspace', ${workspaceId}, true)`
}
