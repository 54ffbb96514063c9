import type { RaciScopeKind } from '@assay/domain'
import type { Team } from '../generated/client/client.ts'
import type { Snapshot } from '../kernel/snapshot.ts'
import { loadCells } from './cells-in-force.ts'
import { fillFrame, readFrame, readLeft } from './raci-frame.ts'
import type { RaciRow } from './raci-row.ts'

export type RaciMatrix = {
  engagementId: string | null
  /** The columns beside the use-case owner's seat. */
  teams: Team[]
  rows: RaciRow[]
}

export type RaciFilter = {
  scopes?: readonly RaciScopeKind[]
  /** Rows with a gap or a double, and controls that nobody is responsible for. */
  gaps?: boolean
  /** Controls that nobody is responsible for, and nothing else. */
  unowned?: boolean
}

/** The programme's matrix or, for an engagement, its own cells over the programme's. */
export async function readRaci(
  snapshot: Snapshot,
  workspaceId: string,
  engagementId: string | null,
): Promise<RaciMatrix> {
  const frame = await readFrame(snapshot, workspaceId)
  const cells = await loadCells(snapshot, workspaceId, engagementId === null ? [] : [engagementId], null)
  const left = await readLeft(snapshot, workspaceId, cells)
  return { engagementId, teams: frame.teams, rows: fillFrame(frame, engagementId, cells, left) }
}

/** Every row that the filter asks for. */
export function filterRaci(rows: readonly RaciRow[], { scopes, gaps, unowned }: RaciFilter): RaciRow[] {
  return rows.filter(
    (row) =>
      (scopes === undefined || scopes.includes(row.scope)) &&
      (!gaps || row.problems.length > 0 || row.unowned) &&
      (!unowned || row.unowned),
  )
}
