import type { RaciCode } from './codes.ts'

/** A column: the use-case owner's seat, or a team's. */
export type Seat = { id: string; name: string; teamId: string | null }

export type Cell = {
  id: string
  seat: 'TEAM' | 'USE_CASE_OWNER'
  teamId: string | null
  code: RaciCode | null
  version: number
}

export type Row = {
  id: string
  scope: 'LAYER' | 'GATE' | 'CONTROL'
  scopeCode: string
  name: string
  group: string
  cells: readonly Cell[]
  problems: readonly { code: string; message: string }[]
}

export const ownerSeat = 'USE_CASE_OWNER'

/** Names one cell of the matrix, whether it was ever set or not. */
export const cellKey = (row: Pick<Row, 'id'>, seat: Pick<Seat, 'id'>): string => `${row.id}|${seat.id}`

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
