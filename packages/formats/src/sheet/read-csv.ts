import { CsvError, parse } from 'csv-parse/sync'
import { type Sheet, SheetRefusal, sheetBounds, sheetOf } from './sheet.ts'

type Told = { record: string[]; info: { lines: number } }

/** Reads a CSV (RFC 4180) in UTF-8 or, as spreadsheets save it too, UTF-16 with a mark; comma, semicolon or tab. */
export function readCsv(bytes: Uint8Array): Sheet {
  const text = textOf(bytes)
  if (/[^\P{Cc}\t\r\n]/u.test(text)) {
    throw new SheetRefusal('The file holds control characters, so it is no CSV. Save it again as CSV (UTF-8) or .xlsx.')
  }
  try {
    const parsed: object[] = parse(text, {
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: sheetBounds.cellCharacters * 4,
      to: sheetBounds.rows + 2,
    })
    // A record is told by its last line; people look for its first.
    const lines = (parsed as Told[]).map(({ record, info }) => ({ line: info.lines - breaksIn(record), cells: record }))
    return sheetOf('csv', null, lines)
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new SheetRefusal(`The file is no proper CSV: ${error.message}. Save it again as CSV (UTF-8) or .xlsx.`)
  }
}

const breaksIn = (cells: readonly string[]) =>
  cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0)

function textOf(bytes: Uint8Array): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw new SheetRefusal('The file is not written in UTF-8. Save it again as CSV (UTF-8) or as .xlsx.')
  }
}

/** The one that the first line uses most, outside quotes. */
function delimiterOf(text: string): string {
  const head = (/^[^\r\n]*/.exec(text.trimStart())?.[0] ?? '').replace(/"(?:[^"]|"")*"/g, '')
  const times = (delimiter: string) => head.split(delimiter).length
  return [',', ';', '\t'].reduce((best, each) => (times(each) > times(best) ? each : best))
}
