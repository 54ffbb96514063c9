import type { RaciCode } from './codes.ts'

/** A column: the use-case owner's seat, or a team's. */
export type Seat = { id: string; name: string; teamId: string | null }

export type Cell = {
  id: string
  seat: 'TEAM' | 'USE_CASE_OWNER'
  teamId: string | null
  code: RaciCode | null
  version: number
  /** Whom of the team the cell names. */
  person?: { id: string; name: string } | null
  /** The engagement's own, and not the programme's that shows through. */
  overrides?: boolean
}

export type Row = {
  id: string
  scope: 'LAYER' | 'GATE' | 'CONTROL'
  scopeCode: string
  name: string
  group: string
  layerCode?: string | null
  /** A control that stands under its opened layer. */
  nested?: boolean
  cells: readonly Cell[]
  problems: readonly { code: string; message: string; left?: readonly string[] }[]
}

export const ownerSeat = 'USE_CASE_OWNER'

/** Names one cell of the matrix, whether it was ever set or not. */
export const cellKey = (row: Pick<Row, 'id'>, seat: Pick<Seat, 'id'>): string => `${row.id}|${seat.id}`

/** The same for who looks at it from another matrix or page: by codes, not by the row's id. */
export const presenceCell = ({ scope, scopeCode }: Row, { id }: Seat): string => `${scope}:${scopeCode}|${id}`

export const cellOf = (row: Row, seat: Seat): Cell | undefined =>
  row.cells.find((cell) => (seat.teamId === null ? cell.seat === 'USE_CASE_OWNER' : cell.teamId === seat.teamId))

const places = { layers: 'LAYER', gates: 'GATE', controls: 'CONTROL' } as const
export type Shown = { scope?: keyof typeof places | undefined; gaps?: 'only' | 'unowned' | undefined }

/** A control may go without an A; one that nobody is responsible for has no owner. */
export const isUnowned = (row: Row): boolean =>
  row.scope === 'CONTROL' && !row.cells.some(({ code }) => code === 'R' || code === 'AR')

export const hasGap = (row: Row): boolean => row.problems.length > 0 || isUnowned(row)

/** The rows of what is looked at, in the matrix's order: all, those with a gap, or controls that nobody owns. */
export function shownRows(rows: readonly Row[], { scope, gaps }: Shown): Row[] {
  const fits = gaps === undefined ? () => true : gaps === 'unowned' ? isUnowned : hasGap
  return rows.filter((row) => (scope === undefined || row.scope === places[scope]) && fits(row))
}

/** Rows in runs of the same group. */
export function groupRows(rows: readonly Row[]): { group: string; rows: Row[] }[] {
  const groups: { group: string; rows: Row[] }[] = []
  for (const row of rows) {
    const last = groups.at(-1)
    if (last?.group === row.group) last.rows.push(row)
    else groups.push({ group: row.group, rows: [row] })
  }
  return groups
}

/** The codes of the layers whose controls are shown under them. */
export type Opened = readonly string[]

/**
 * The rows as they are laid out. The whole matrix is its layers and gates, each layer with its controls once it is
 * opened; a part of it, or its gaps, are all rows that there are.
 */
export function laidOut(rows: readonly Row[], shown: Shown, opened: Opened): Row[] {
  const found = shownRows(rows, shown)
  if (shown.gaps !== undefined || shown.scope === 'controls' || shown.scope === 'gates') return found
  const controls = shownRows(rows, { gaps: undefined }).filter(({ scope }) => scope === 'CONTROL')
  return found.flatMap((row) => {
    if (row.scope === 'CONTROL') return []
    if (row.scope !== 'LAYER' || !opened.includes(row.scopeCode)) return [row]
    const under = controls.filter(({ layerCode }) => layerCode === row.scopeCode)
    return [row, ...under.map((control) => ({ ...control, group: row.group, nested: true }))]
  })
}

/** How many controls a layer has, and whether any of them has a gap. */
export function controlsOf(rows: readonly Row[], { scopeCode }: Row): { count: number; gaps: number } {
  const controls = rows.filter(({ scope, layerCode }) => scope === 'CONTROL' && layerCode === scopeCode)
  return { count: controls.length, gaps: controls.filter(hasGap).length }
}
