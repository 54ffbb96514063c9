/** A table as people keep it: its headings, and the rows under them. Nothing in it was computed. */
export type Sheet = {
  format: 'csv' | 'xlsx'
  /** The name of the worksheet; null for a CSV. */
  name: string | null
  /** The line of the headings, counted as a spreadsheet shows it. */
  line: number
  headings: readonly string[]
  rows: readonly SheetRow[]
}

/** `cells` are as many as there are headings; an empty one is ''. */
export type SheetRow = { line: number; cells: readonly string[] }

export const sheetBounds = {
  bytes: 16 * 1024 ** 2,
  rows: 2_000,
  columns: 60,
  cellCharacters: 32_767,
  /** Of a workbook: the parts of its archive, what they unpack to together, and how far one may swell. */
  parts: 2_000,
  unpackedBytes: 64 * 1024 ** 2,
  ratio: 200,
} as const

/** The file cannot be read as a table; the message says what to do. */
export class SheetRefusal extends Error {
  override readonly name = 'SheetRefusal'
}

type Line = { line: number; cells: string[] }

/** Takes the first line that says something for the headings, and drops lines that say nothing. */
export function sheetOf(format: Sheet['format'], name: string | null, lines: readonly Line[]): Sheet {
  const said = lines.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  const [head, ...rows] = said
  if (head === undefined) throw new SheetRefusal('The file holds no rows. Fill in the template and choose it again.')
  const width = head.cells.findLastIndex((cell) => cell.trim() !== '') + 1
  if (width > sheetBounds.columns) {
    throw new SheetRefusal(`The file has ${width} columns. Keep those that matter, at most ${sheetBounds.columns}.`)
  }
  if (rows.length > sheetBounds.rows) {
    throw new SheetRefusal(`The file has ${rows.length} rows. Split it into files of ${sheetBounds.rows} at most.`)
  }
  if (rows.length === 0) {
    throw new SheetRefusal('The file has headings and no rows under them. Add a row for each use case.')
  }
  const fitted = (cells: readonly string[]) => Array.from({ length: width }, (_, at) => (cells[at] ?? '').trim())
  return {
    format,
    name,
    line: head.line,
    headings: fitted(head.cells),
    rows: rows.map(({ line, cells }) => ({ line, cells: fitted(cells) })),
  }
}
