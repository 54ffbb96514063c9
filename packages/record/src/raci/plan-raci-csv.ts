import { createHash } from 'node:crypto'
import { readRaciCell } from '@assay/domain'
import type { Sheet } from '@assay/formats'
import { canonicalBytes } from '@assay/ledger'
import type { Responsibility } from '../generated/client/client.ts'
import { type CellToAssign, cellKeyOf } from './cell-to-assign.ts'
import { findRow, findSeats, type SheetSeat } from './find-in-sheet.ts'
import type { FrameRow, RaciFrame } from './raci-frame.ts'

export type PlannedCell = CellToAssign & { rowName: string; seatName: string; before: Responsibility | null }
export type SheetFault = { line: number; column: string | null; message: string }
export type RaciCsvPlan = {
  changes: PlannedCell[]
  unchanged: number
  faults: SheetFault[]
  /** Over what would change, and from what: the same file over a matrix that moved on has another. */
  digest: string
}

/** Those whom a cell may name, by team. */
export type People = readonly { id: string; name: string; teamIds: readonly string[] }[]

/** What a sheet would change in a matrix. What it does not name is left alone; what cannot be read is told by its line. */
export function planRaciCsv(
  sheet: Sheet,
  frame: RaciFrame,
  cells: readonly Responsibility[],
  people: People,
): RaciCsvPlan {
  const standing = new Map(cells.map((cell) => [cellKeyOf(cell), cell]))
  const { seats, faults } = findSeats(sheet, frame)
  const plan: Omit<RaciCsvPlan, 'digest'> = { changes: [], unchanged: 0, faults: [...faults] }
  const named = new Set<FrameRow>()
  for (const { line, cells: texts } of sheet.rows) {
    const row = findRow(sheet, texts, frame)
    if (typeof row === 'string') plan.faults.push({ line, column: null, message: row })
    else if (named.has(row)) plan.faults.push({ line, column: null, message: `${row.name} stands in the file twice.` })
    else {
      named.add(row)
      for (const seat of seats) planCell(plan, line, row, seat, texts[seat.at] ?? '', standing, people)
    }
  }
  const said = plan.changes.map(({ before, rowName, seatName, ...cell }) => ({ ...cell, from: before?.code ?? '' }))
  return { ...plan, digest: createHash('sha256').update(canonicalBytes(said)).digest('hex') }
}

function planCell(
  plan: Omit<RaciCsvPlan, 'digest'>,
  line: number,
  row: FrameRow,
  seat: SheetSeat,
  text: string,
  standing: ReadonlyMap<string, Responsibility>,
  people: People,
): void {
  const fault = (message: string) => plan.faults.push({ line, column: seat.name, message })
  const [said = '', ...name] = text.split(':')
  const code = readRaciCell(said)
  if (code === undefined) return void fault(`"${text}" is not R, A, C or I.`)
  const person = personOf(name.join(':').trim(), seat.teamId, people)
  if (person === undefined) return void fault(`"${name.join(':').trim()}" is nobody of ${seat.name}.`)

  const address = { scope: row.scope, scopeCode: row.scopeCode, seat: seat.seat, teamId: seat.teamId }
  const before = standing.get(cellKeyOf(address)) ?? null
  const personId = code === '' ? null : person
  if ((before?.code ?? '') === code && (before?.membershipId ?? null) === personId) {
    plan.unchanged += 1
    return
  }
  plan.changes.push({
    ...address,
    ...{ code: code === '' ? null : code, personId, expectedVersion: before?.version ?? 0 },
    ...{ rowName: row.name, seatName: seat.name, before },
  })
}

/** Null for nobody; undefined for a name that the team does not have. */
function personOf(name: string, teamId: string | null, people: People): string | null | undefined {
  if (name === '') return null
  const wanted = name.toLowerCase()
  return people.find((each) => each.name.toLowerCase() === wanted && teamId !== null && each.teamIds.includes(teamId))
    ?.id
}
