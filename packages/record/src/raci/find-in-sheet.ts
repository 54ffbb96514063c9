import type { Sheet } from '@assay/formats'
import type { SheetFault } from './plan-raci-csv.ts'
import type { FrameRow, RaciFrame } from './raci-frame.ts'

export type SheetSeat = { at: number; name: string; seat: 'TEAM' | 'USE_CASE_OWNER'; teamId: string | null }

/** Columns of the export that say which row it is, or what is wrong with it. */
const about = ['kind', 'code', 'group', 'for', 'problems']
const same = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase()

/** The columns that are seats; every other must be one of the export's own. */
export function findSeats(sheet: Sheet, { teams }: RaciFrame): { seats: SheetSeat[]; faults: SheetFault[] } {
  const seats: SheetSeat[] = []
  const faults: SheetFault[] = []
  for (const [at, heading] of sheet.headings.entries()) {
    if (heading === '' || about.includes(heading.toLowerCase())) continue
    const team = teams.find(({ name, slug }) => same(name, heading) || same(slug, heading))
    const found: SheetSeat | null = same(heading, 'Use-case owner')
      ? { at, name: 'Use-case owner', seat: 'USE_CASE_OWNER', teamId: null }
      : team === undefined
        ? null
        : { at, name: team.name, seat: 'TEAM', teamId: team.id }
    const fault = (message: string) => faults.push({ line: sheet.line, column: heading, message })
    if (found === null) fault(`"${heading}" is no seat of the matrix. Name it like the team, or leave the column out.`)
    else if (seats.some(({ name }) => name === found.name)) fault(`${found.name} has two columns. Keep one of them.`)
    else seats.push(found)
  }
  if (seats.length === 0 && faults.length === 0) {
    faults.push({
      line: sheet.line,
      column: null,
      message: 'No column is a seat. Download the matrix and change that file.',
    })
  }
  return { seats, faults }
}

/** The row that a line is about, by kind and code or else by its name; or why there is none. */
export function findRow(sheet: Sheet, texts: readonly string[], { rows }: RaciFrame): FrameRow | string {
  const said = (heading: string) => texts[sheet.headings.findIndex((each) => same(each, heading))]?.trim() ?? ''
  const [kind, code, name] = [said('Kind'), said('Code'), said('For')]
  if (kind !== '' && code !== '') {
    const row = rows.find(({ scope, scopeCode }) => same(scope, kind) && same(scopeCode, code))
    return row ?? `There is no ${kind.toLowerCase()} with the code ${code}.`
  }
  const found = rows.filter((row) => same(row.name, name) && (kind === '' || same(row.scope, kind)))
  const [only] = found
  if (only === undefined) return name === '' ? 'The line does not say which row it is.' : `There is no row "${name}".`
  return found.length === 1 ? only : `"${name}" is the name of several rows. Say which by kind and code.`
}
