import { open, stat } from 'node:fs/promises'
import { readCsv } from './read-csv.ts'
import { readXlsx } from './read-xlsx.ts'
import { type Sheet, SheetRefusal, sheetBounds } from './sheet.ts'

/** Reads a CSV or an .xlsx, told apart by its bytes. Throws SheetRefusal, whose message says what to do. */
export async function readSheet(path: string): Promise<Sheet> {
  const { size } = await stat(path)
  if (size === 0) throw new SheetRefusal('The file is empty. Choose another.')
  if (size > sheetBounds.bytes) {
    const most = sheetBounds.bytes / 1024 ** 2
    throw new SheetRefusal(`The file is larger than ${most} MiB. Save the one sheet with the use cases as CSV.`)
  }
  const file = await open(path)
  try {
    const head = Buffer.alloc(8)
    await file.read(head, 0, 8, 0)
    const begins = head.toString('hex')
    if (begins.startsWith('504b0304')) return await readXlsx(path)
    if (begins.startsWith('504b')) throw new SheetRefusal('The file is an empty archive. Choose another.')
    if (begins.startsWith('d0cf11e0a1b11ae1')) {
      throw new SheetRefusal(
        'The file is an old or protected workbook. Save it as .xlsx without a password, or as CSV.',
      )
    }
    if (begins.startsWith('25504446')) throw new SheetRefusal('The file is a PDF. Choose a spreadsheet: .xlsx or CSV.')
    return readCsv(await file.readFile())
  } finally {
    await file.close()
  }
}
