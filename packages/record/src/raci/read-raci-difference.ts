import type { RaciScopeKind } from '@assay/domain'
import type { Responsibility, Team } from '../generated/client/client.ts'
import type { Snapshot } from '../kernel/snapshot.ts'
import { cellKeyOf } from './cell-to-assign.ts'
import { inForce, loadCells } from './cells-in-force.ts'
import { readFrame } from './raci-frame.ts'

/** A cell that holds something else at the end than at the beginning. */
export type RaciChange = {
  scope: RaciScopeKind
  scopeCode: string
  name: string
  group: string
  /** Null is the use-case owner's seat. */
  team: Team | null
  before: Responsibility | null
  after: Responsibility | null
}

/**
 * What became of the matrix between two moments, in its order; `to` null is now. A cell that was changed and changed
 * back is no difference; rows that the catalogue does not have any more are left out.
 */
export async function readRaciDifference(
  snapshot: Snapshot,
  workspaceId: string,
  engagementId: string | null,
  from: Date,
  to: Date | null,
): Promise<RaciChange[]> {
  const frame = await readFrame(snapshot, workspaceId)
  const engagements = engagementId === null ? [] : [engagementId]
  const at = async (moment: Date | null) => {
    const cells = inForce(await loadCells(snapshot, workspaceId, engagements, moment), engagementId)
    return new Map(cells.map((cell) => [cellKeyOf(cell), cell]))
  }
  const [before, after] = [await at(from), await at(to)]
  const seats = [null, ...frame.teams]
  return frame.rows.flatMap(({ scope, scopeCode, name, group }) =>
    seats.flatMap((team): RaciChange[] => {
      const seat = team === null ? 'USE_CASE_OWNER' : 'TEAM'
      const key = cellKeyOf({ scope, scopeCode, seat, teamId: team?.id ?? null })
      const [was, is] = [before.get(key) ?? null, after.get(key) ?? null]
      const same = (was?.code ?? '') === (is?.code ?? '') && (was?.membershipId ?? null) === (is?.membershipId ?? null)
      return same ? [] : [{ scope, scopeCode, name, group, team, before: was, after: is }]
    }),
  )
}
