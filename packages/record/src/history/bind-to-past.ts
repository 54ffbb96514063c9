import { NotFound, objectionToMoment } from '@assay/domain'
import type { Transaction } from '../kernel/database.ts'

/**
 * Binds a transaction to one workspace as it stood at a moment. It reads the schema as_of, where each table shows its
 * rows of then; who may see them is decided by the access of today. Throws InvalidInput where the record has no such
 * moment.
 */
export async function bindToPast(tx: Transaction, workspaceId: string, moment: Date, now: Date): Promise<void> {
  await tx.$executeRaw`
    SELECT set_config('assay.workspace', ${workspaceId}, true), set_config('assay.as_of', ${moment.toISOString()}, true),
      set_config('search_path', 'as_of, public', true), set_config('transaction_read_only', 'on', true)`
  const [workspace] = await tx.$queryRaw<{ began: Date }[]>`
    SELECT created_at AS began FROM public.workspace WHERE id = ${workspaceId}::uuid`
  if (workspace === undefined) throw new NotFound('workspace')
  const objection = objectionToMoment(moment, { began: workspace.began, now })
  if (objection !== null) throw objection
}
