import {
  type GateStage,
  type RaciCell,
  type RaciGap,
  type RaciScope,
  type RaciScopeKind,
  raciGaps,
} from '@assay/domain'
import type { Responsibility, Team } from '../generated/client/client.ts'
import type { Snapshot } from '../kernel/snapshot.ts'
import { type RaciRow, raciRowId, seatKey } from './raci-row.ts'

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
  const { db } = snapshot
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
  const set = await db.responsibility.findMany({
    where: { workspaceId, OR: [{ engagementId: null }, ...(engagementId === null ? [] : [{ engagementId }])] },
  })
  const cells = inForce(set)
  const named: Named[] = [
    ...layers.map(({ code, name }) => describedRow('LAYER', code, name, 'Layers', `the ${name} layer`)),
    ...gates.map(({ stage, name }) => describedRow('GATE', stage as GateStage, name, 'Gates', `the ${name} gate`)),
    ...layers.flatMap((layer) =>
      layer.controls.map(({ code, name }) => describedRow('CONTROL', code, name, layer.name, name)),
    ),
  ]
  const gaps = raciGaps(
    cells.map(entryOf(teams)),
    named.map(({ title }) => title),
  )
  return { engagementId, teams, rows: named.map((row) => rowOf(row, engagementId, cells, gaps)) }
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

type Named = { scope: RaciScopeKind; scopeCode: string; name: string; group: string; title: RaciScope }

function describedRow(scope: RaciScopeKind, scopeCode: string, name: string, group: string, title: string): Named {
  return { scope, scopeCode, name, group, title: { kind: scope, id: scopeCode, title } }
}

const cellKey = (row: Responsibility) => `${row.scope}:${row.scopeCode}:${seatKey(row)}`

/** One row a cell: what an engagement has set stands over the programme's, be it a cleared cell. */
function inForce(set: readonly Responsibility[]): Responsibility[] {
  const general = set.filter(({ engagementId }) => engagementId === null)
  const own = set.filter(({ engagementId }) => engagementId !== null)
  return [...new Map([...general, ...own].map((row) => [cellKey(row), row])).values()]
}

function entryOf(teams: readonly Team[]) {
  const names = new Map(teams.map(({ id, name }) => [id, name]))
  return (row: Responsibility) => ({
    kind: row.scope as RaciScopeKind,
    scopeId: row.scopeCode,
    holder: seatKey(row),
    holderName: row.teamId === null ? 'The use-case owner' : (names.get(row.teamId) ?? 'A team'),
    code: row.code as RaciCell,
  })
}

function rowOf(
  { scope, scopeCode, name, group, title }: Named,
  engagementId: string | null,
  cells: readonly Responsibility[],
  gaps: readonly RaciGap[],
): RaciRow {
  const here = cells.filter((cell) => cell.scope === scope && cell.scopeCode === scopeCode)
  return {
    id: raciRowId({ scope, scopeCode, engagementId }),
    scope,
    scopeCode,
    engagementId,
    name,
    group,
    cells: here,
    problems: gaps.filter((gap) => gap.scope === title).map(({ problem, message }) => ({ code: problem, message })),
    unowned: scope === 'CONTROL' && !here.some(({ code }) => code.includes('R')),
  }
}
