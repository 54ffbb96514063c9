import { cellOf, type Row, type Seat } from './matrix.ts'
import { csvOf } from './spreadsheet.ts'

type Heads = { group: string; row: string; problems: string }

/** Saves the rows that are shown as a CSV file. */
export function downloadMatrix(rows: readonly Row[], seats: readonly Seat[], heads: Heads): void {
  const table = [
    [heads.group, heads.row, ...seats.map(({ name }) => name), heads.problems],
    ...rows.map((row) => [
      row.group,
      row.name,
      ...seats.map((seat) => cellOf(row, seat)?.code ?? ''),
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
