import { type GateStage, type RaciCell, type RaciScope, type RaciScopeKind, raciGaps } from '@assay/domain'
import type { Membership, Responsibility, Team } from '../generated/client/client.ts'
import type { Snapshot } from '../kernel/snapshot.ts'
import { inForce } from './cells-in-force.ts'
import { type RaciRow, raciRowId, seatKey } from './raci-row.ts'

/** What the matrices of a workspace share: their columns and their rows. */
export type RaciFrame = { teams: Team[]; rows: FrameRow[] }
export type FrameRow = {
  scope: RaciScopeKind
  scopeCode: string
  name: string
  group: string
  layerCode: string | null
  title: RaciScope
}

/** Who left, by seat: an entry that names them holds nobody. */
export type Left = ReadonlyMap<string, string>

export async function readFrame({ db }: Pick<Snapshot, 'db'>, workspaceId: string): Promise<RaciFrame> {
  const teams = await db.team.findMany({ where: { workspaceId }, orderBy: [{ createdAt: 'asc' }, { name: 'asc' }] })
  const layers = await db.layer.findMany({
    where: { workspaceId },
    orderBy: { number: 'asc' },
    include: { controls: { orderBy: { position: 'asc' } } },
  })
  const gates = await db.gateDefinition.findMany({
    where: { workspaceId, isCurrent: true },
    orderBy: { number: 'asc' },
    select: { stage: true, name: true },
  })
  return {
    teams,
    rows: [
      ...layers.map(({ code, name }) => described('LAYER', code, name, 'Layers', code, `the ${name} layer`)),
      ...gates.map(({ stage, name }) => described('GATE', stage as GateStage, name, 'Gates', null, `the ${name} gate`)),
      ...layers.flatMap((layer) =>
        layer.controls.map(({ code, name }) => described('CONTROL', code, name, layer.name, layer.code, name)),
      ),
    ],
  }
}

function described(
  scope: RaciScopeKind,
  scopeCode: string,
  name: string,
  group: string,
  layerCode: string | null,
  title: string,
): FrameRow {
  return { scope, scopeCode, name, group, layerCode, title: { kind: scope, id: scopeCode, title } }
}

/** Of the people whom cells name those without an active seat. */
export async function readLeft(
  { db }: Pick<Snapshot, 'db'>,
  workspaceId: string,
  cells: readonly Responsibility[],
): Promise<Left> {
  const named = [...new Set(cells.flatMap(({ membershipId }) => membershipId ?? []))]
  if (named.length === 0) return new Map()
  const left: Pick<Membership, 'id' | 'name'>[] = await db.membership.findMany({
    where: { workspaceId, id: { in: named }, status: { not: 'ACTIVE' } },
    select: { id: true, name: true },
  })
  return new Map(left.map(({ id, name }) => [id, name]))
}

/** The rows of one matrix over the frame, with what is wrong with each. */
export function fillFrame(
  { teams, rows }: RaciFrame,
  engagementId: string | null,
  all: readonly Responsibility[],
  left: Left,
): RaciRow[] {
  const cells = inForce(all, engagementId)
  const names = new Map(teams.map(({ id, name }) => [id, name]))
  const gaps = raciGaps(
    cells.map((cell) => ({
      kind: cell.scope as RaciScopeKind,
      scopeId: cell.scopeCode,
      holder: seatKey(cell),
      holderName: cell.teamId === null ? 'The use-case owner' : (names.get(cell.teamId) ?? 'A team'),
      code: cell.code as RaciCell,
      left: cell.membershipId === null ? null : (left.get(cell.membershipId) ?? null),
    })),
    rows.map(({ title }) => title),
  )
  return rows.map(({ title, ...row }) => {
    const here = cells.filter(({ scope, scopeCode }) => scope === row.scope && scopeCode === row.scopeCode)
    const held = here.filter(({ membershipId }) => membershipId === null || !left.has(membershipId))
    return {
      ...row,
      id: raciRowId({ ...row, engagementId }),
      engagementId,
      cells: here,
      problems: gaps
        .filter(({ scope }) => scope === title)
        .map(({ problem, message, left: gone }) => ({ code: problem, message, left: gone })),
      unowned: row.scope === 'CONTROL' && !held.some(({ code }) => code.includes('R')),
    }
  })
}
