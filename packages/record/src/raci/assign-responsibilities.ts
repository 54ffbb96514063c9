import { InvalidInput } from '@assay/domain'
import { change } from '../kernel/change.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { assignCells } from './assign-cells.ts'
import { type CellToAssign, cellKeyOf } from './cell-to-assign.ts'

export type AssignResponsibilities = { engagementId: string | null; cells: readonly CellToAssign[] }

/**
 * Sets many cells in one change, all or none: a pasted range, a file, or what an undo takes back. Answers with their
 * ids. Throws Conflict with every cell that somebody else changed meanwhile.
 */
export async function assignResponsibilities(
  record: EngagementRecord,
  viewer: Viewer,
  { engagementId, cells }: AssignResponsibilities,
): Promise<string[]> {
  const ids = await change(record, viewer, async function assignResponsibilities(work) {
    if (new Set(cells.map(cellKeyOf)).size !== cells.length) {
      throw new InvalidInput([{ path: ['cells'], message: 'A cell is named twice: say once what it holds.' }])
    }
    return (await assignCells(work, engagementId, cells)).join(' ')
  })
  return ids.split(' ').filter((id) => id !== '')
}
