import type { Snapshot } from '../kernel/snapshot.ts'
import type { Audience } from '../kernel/viewer.ts'
import { visibleEngagements } from '../kernel/visible.ts'
import { loadCells } from './cells-in-force.ts'
import { fillFrame, readFrame, readLeft } from './raci-frame.ts'
import type { RaciRow } from './raci-row.ts'

/** One matrix: the programme's, or that of an engagement which sets cells of its own. */
export type MatrixGaps = {
  engagementId: string | null
  /** How many cells it sets itself. */
  ownCells: number
  /** Its rows without exactly one A or without an R. */
  rows: RaciRow[]
}

/** Rule 11 over the whole workspace: the programme's matrix first, then each engagement's that differs from it. */
export async function readRaciGaps(snapshot: Snapshot, audience: Audience): Promise<MatrixGaps[]> {
  const { workspaceId } = audience
  const engagements = await snapshot.db.engagement.findMany({
    where: visibleEngagements(audience),
    select: { id: true },
    orderBy: { number: 'asc' },
  })
  const ids = engagements.map(({ id }) => id)
  const frame = await readFrame(snapshot, workspaceId)
  const cells = await loadCells(snapshot, workspaceId, ids, null)
  const left = await readLeft(snapshot, workspaceId, cells)
  const ownOf = (id: string | null) => cells.filter((cell) => cell.engagementId === id && !cell.inherits)
  return [null, ...ids.filter((id) => ownOf(id).length > 0)].map((engagementId) => ({
    engagementId,
    ownCells: engagementId === null ? 0 : ownOf(engagementId).length,
    rows: fillFrame(frame, engagementId, cells, left).filter(({ problems }) => problems.length > 0),
  }))
}
