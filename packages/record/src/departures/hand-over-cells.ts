import type { RaciCell, RaciScopeKind } from '@assay/domain'
import type { Change } from '../kernel/change.ts'
import { seesEngagement } from '../kernel/visible.ts'
import { assignCells } from '../raci/assign-cells.ts'
import type { CellToAssign } from '../raci/cell-to-assign.ts'
import type { People } from './hand-over.ts'

/** Cells that name the one name the other, where they are of the team and, for the A, may sign. The rest stays. */
export async function handOverCells(work: Change, { from, to }: People): Promise<void> {
  const { tx, viewer, now } = work
  const { workspaceId, audience } = viewer
  const cells = await tx.responsibility.findMany({ where: { workspaceId, membershipId: from.id } })
  if (cells.length === 0) return
  const heir = await tx.membership.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id: to.id } },
    include: {
      teams: true,
      grants: { where: { role: 'SIGNER', OR: [{ validTo: null }, { validTo: { gt: now } }] } },
    },
  })
  const signs = heir.role === 'SIGNER' || heir.grants.length > 0
  const fits = cells.filter(
    ({ teamId, code, engagementId }) =>
      (engagementId === null || seesEngagement(audience, engagementId)) &&
      heir.teams.some((each) => each.teamId === teamId) &&
      (signs || !code.includes('A')),
  )
  for (const engagementId of new Set(fits.map((cell) => cell.engagementId))) {
    const here = fits.filter((cell) => cell.engagementId === engagementId)
    await assignCells(
      work,
      engagementId,
      here.map(
        ({ scope, scopeCode, teamId, code, version }): CellToAssign => ({
          ...{ scope: scope as RaciScopeKind, scopeCode, seat: 'TEAM', teamId },
          ...{ code: code as Exclude<RaciCell, ''>, personId: to.id, expectedVersion: version },
        }),
      ),
    )
  }
}
