import { Prisma } from '../generated/client/client.ts'
import type { Transaction } from './database.ts'
import { heldMark } from './pipelined-client.ts'

const mark = Prisma.raw(heldMark)

/** Binds the transaction to one workspace; the row policies show nothing before. */
export async function bindWorkspace(tx: Transaction, workspaceId: string): Promise<void> {
  await tx.$executeRaw`${mark} SELECT set_config('assay.workspace', ${workspaceId}, true)`
}
