import { cellOf, type Row, type Seat } from './matrix.ts'
import { csvOf } from './spreadsheet.ts'

/** The columns before the seats'. Kind and code say which row is meant when the file comes back. */
export const rowHeads = ['Kind', 'Code', 'Group', 'For'] as const
export const problemsHead = 'Problems'

/** Saves the rows that are shown as a CSV file, which can be changed and taken in again. */
export function downloadMatrix(rows: readonly Row[], seats: readonly Seat[]): void {
  const table = [
    [...rowHeads, ...seats.map(({ name }) => name), problemsHead],
    ...rows.map((row) => [
      row.scope,
      row.scopeCode,
      row.group,
      row.name,
      ...seats.map((seat) => saidBy(row, seat)),
      row.problems.map(({ message }) => message).join(' '),
    ]),
  ]
  // The mark tells spreadsheets that the text is UTF-8.
  const url = URL.createObjectURL(new Blob(['\uFEFF', csvOf(table)], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `raci-${new Date().toISOString().slice(0, 10)}.csv`
  link.click()
  URL.revokeObjectURL(url)
}

function saidBy(row: Row, seat: Seat): string {
  const cell = cellOf(row, seat)
  if (!cell?.code) return ''
  return cell.person ? `${cell.code}: ${cell.person.name}` : cell.code
}
