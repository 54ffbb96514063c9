import { InvalidInput } from '@assay/domain'
import { change } from '../kernel/change.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { assignCells } from './assign-cells.ts'
import type { CellToAssign } from './cell-to-assign.ts'

/** Null is the programme's matrix. */
export type AssignResponsibility = CellToAssign & { engagementId: string | null }

/**
 * Sets one cell of the responsibility matrix; two people on different cells never disturb each other. Answers with the
 * cell's id. Throws Conflict, naming the other, when the cell changed meanwhile.
 */
export function assignResponsibility(record: EngagementRecord, viewer: Viewer, input: AssignResponsibility) {
  return change(record, viewer, async function assignResponsibility(work) {
    const { engagementId, ...cell } = input
    const [id] = await assignCells(work, engagementId, [cell])
    if (id === undefined) throw new InvalidInput([{ path: ['code'], message: 'This cell is empty already.' }])
    return id
  })
}
