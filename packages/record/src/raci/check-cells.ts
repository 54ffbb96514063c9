import { gateStages, InvalidInput, NotFound } from '@assay/domain'
import { rowKey, uuidOr } from '../engagements/row-key.ts'
import { mustBeAllowed } from '../identity/must-be-allowed.ts'
import type { Change } from '../kernel/change.ts'
import type { Transaction } from '../kernel/database.ts'
import { seesEngagement } from '../kernel/visible.ts'
import type { CellToAssign } from './cell-to-assign.ts'

const most = 1_000

/**
 * The names of the cells' seats, in their order. Throws for a matrix that the viewer may not set, and for cells that it
 * does not have.
 */
export async function checkCells(
  { tx, viewer }: Change,
  engagementId: string | null,
  cells: readonly CellToAssign[],
): Promise<string[]> {
  const { workspaceId, audience } = viewer
  if (engagementId !== null) {
    const engagement = await tx.engagement.findUnique({ where: rowKey(workspaceId, engagementId) })
    if (engagement === null || !seesEngagement(audience, engagement.id)) {
      throw new NotFound('engagement', ['engagementId'])
    }
  }
  mustBeAllowed(viewer, 'EDIT_RACI', engagementId)
  if (cells.length === 0) throw new InvalidInput([{ path: ['cells'], message: 'Name at least one cell.' }])
  if (cells.length > most) {
    throw new InvalidInput([{ path: ['cells'], message: `At most ${most} cells at once; send the rest after.` }])
  }
  const rows = await rowsOf(tx, workspaceId)
  const teams = await tx.team.findMany({
    where: { workspaceId, id: { in: cells.flatMap(({ teamId }) => (teamId === null ? [] : [uuidOr(teamId)])) } },
    select: { id: true, name: true },
  })
  const names = new Map(teams.map(({ id, name }) => [id, name]))
  return cells.map((cell) => {
    if (!rows.has(`${cell.scope}:${cell.scopeCode}`)) throw new NotFound('row of the matrix', ['scopeCode'])
    if (cell.inherit && (engagementId === null || cell.code !== null)) {
      throw new InvalidInput([{ path: ['inherit'], message: "Only an engagement's cell is set back, without a code." }])
    }
    return seatName(cell, names)
  })
}

function seatName({ seat, teamId, personId }: CellToAssign, names: ReadonlyMap<string, string>): string {
  if (seat === 'USE_CASE_OWNER') {
    if (teamId !== null) {
      throw new InvalidInput([{ path: ['teamId'], message: "The use-case owner's seat is of no team." }])
    }
    if (personId) {
      const message = 'The use-case owner is named on the engagement, not in the matrix.'
      throw new InvalidInput([{ path: ['personId'], message }])
    }
    return 'Use-case owner'
  }
  const name = teamId === null ? undefined : names.get(teamId)
  if (name === undefined) throw new NotFound('team', ['teamId'])
  return name
}

async function rowsOf(tx: Transaction, workspaceId: string): Promise<Set<string>> {
  const layers = await tx.layer.findMany({ where: { workspaceId }, select: { code: true } })
  const controls = await tx.control.findMany({ where: { workspaceId }, select: { code: true } })
  return new Set([
    ...gateStages.map((stage) => `GATE:${stage}`),
    ...layers.map(({ code }) => `LAYER:${code}`),
    ...controls.map(({ code }) => `CONTROL:${code}`),
  ])
}
