import { Conflict, InvalidInput } from '@assay/domain'
import { mustBeAllowed } from '../identity/must-be-allowed.ts'
import { change } from '../kernel/change.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { assignCells } from './assign-cells.ts'
import { readRaciPlan } from './read-raci-plan.ts'

export type ImportRaci = {
  engagementId: string | null
  csv: string
  /** Of the dry run that the person saw. */
  planDigest: string
}

/**
 * Takes a CSV into a matrix, all of it or nothing. Answers with the ids of the cells that changed. Throws InvalidInput
 * for lines that cannot be read, and Conflict when the matrix moved on since the dry run.
 */
export async function importRaci(record: EngagementRecord, viewer: Viewer, input: ImportRaci): Promise<string[]> {
  const { engagementId, csv, planDigest } = input
  const ids = await change(record, viewer, async function importRaci(work) {
    const { tx } = work
    mustBeAllowed(viewer, 'EDIT_RACI', engagementId)
    const reading = {
      db: tx,
      sql: <Row>(query: Parameters<typeof tx.$queryRaw>[0]) => tx.$queryRaw<Row[]>(query as never),
    }
    const plan = await readRaciPlan(reading, viewer.workspaceId, engagementId, csv)
    if (plan.faults.length > 0) {
      throw new InvalidInput(
        plan.faults.map(({ line, column, message }) => ({ path: ['csv', String(line), column ?? ''], message })),
      )
    }
    if (plan.digest !== planDigest) {
      throw new Conflict(
        'The matrix changed since the dry run. Look at what the file would change now, then take it in.',
      )
    }
    if (plan.changes.length === 0)
      throw new InvalidInput([{ path: ['csv'], message: 'The matrix says all of it already.' }])
    const cells = plan.changes.map(({ rowName, seatName, before, ...cell }) => cell)
    return (await assignCells(work, engagementId, cells)).join(' ')
  })
  return ids.split(' ')
}
