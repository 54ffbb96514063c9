import { type RaciCode, readCode } from './codes.ts'
import { type Cell, cellKey, cellOf, type Row, type Seat } from './matrix.ts'
import { parseRange } from './spreadsheet.ts'

export type Target = { row: Row; seat: Seat }
/** What a cell held before, and what it is to hold. */
export type CellChange = Target & { before: Cell | undefined; to: RaciCode | null }
export type Refused = { where: string; why: 'unreadable' | 'outside' | 'declined'; detail: string }
export type PastePlan = { rows: number; columns: number; changes: CellChange[]; unchanged: number; refused: Refused[] }

/** Names a cell to people: "Data integrity · AppSec". */
export const nameOf = ({ row, seat }: Target): string => `${row.name} · ${seat.name}`

/** What pasting `text` at a cell would change; what cannot be read or lies outside of the matrix is named, never guessed. */
export function planPaste(rows: readonly Row[], seats: readonly Seat[], at: Target, text: string): PastePlan {
  const range = parseRange(text)
  const top = rows.findIndex(({ id }) => id === at.row.id)
  const left = seats.findIndex(({ id }) => id === at.seat.id)
  const plan: PastePlan = {
    rows: range.length,
    columns: Math.max(...range.map((line) => line.length)),
    changes: [],
    unchanged: 0,
    refused: [],
  }
  const changed = new Set<string>()
  for (const [down, line] of range.entries()) {
    for (const [right, said] of line.entries()) {
      const row = rows[top + down]
      const seat = seats[left + right]
      const where = row && seat ? nameOf({ row, seat }) : `${down + 1} : ${right + 1}`
      if (row === undefined || seat === undefined) {
        if (said.trim() !== '') plan.refused.push({ where, why: 'outside', detail: said.trim() })
        continue
      }
      const to = readCode(said)
      const before = cellOf(row, seat)
      if (to === undefined) plan.refused.push({ where, why: 'unreadable', detail: said.trim() })
      else if (to === (before?.code ?? null) || changed.has(cellKey(row, seat))) plan.unchanged += 1
      else {
        changed.add(cellKey(row, seat))
        plan.changes.push({ row, seat, before, to })
      }
    }
  }
  return plan
}
