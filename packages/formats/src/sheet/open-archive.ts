import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { SheetRefusal, sheetBounds } from './sheet.ts'

export type Archive = {
  has(name: string): boolean
  /** The part's text. Throws SheetRefusal where it unpacks to more than it declares. */
  text(name: string): Promise<string>
  close(): void
}

const broken = () =>
  new SheetRefusal('The file is no whole .xlsx. Open it in a spreadsheet, save it, and choose it again.')
const bomb = () =>
  new SheetRefusal('The file unpacks to far more than a register holds. Save the one sheet as CSV instead.')

/**
 * Opens a workbook's archive after looking at what it declares: how many parts, how large together, how far each
 * swells. Nothing is unpacked here, and never more than was declared.
 */
export async function openArchive(path: string): Promise<Archive> {
  const zip = await openPromise(path, { lazyEntries: true, validateEntrySizes: true, autoClose: false }).catch(() => {
    throw broken()
  })
  try {
    const parts = await partsOf(zip)
    return {
      has: (name) => parts.has(name),
      text: async (name) => textOf(zip, parts.get(name)),
      close: () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw error
  }
}

async function partsOf(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > sheetBounds.parts) throw bomb()
  const parts = new Map<string, Entry>()
  let unpacked = 0
  try {
    for await (const entry of zip.eachEntry()) {
      unpacked += entry.uncompressedSize
      const swells =
        entry.uncompressedSize > 1024 ** 2 && entry.uncompressedSize > entry.compressedSize * sheetBounds.ratio
      if (unpacked > sheetBounds.unpackedBytes || swells) throw bomb()
      if ((entry.generalPurposeBitFlag & 1) !== 0) {
        throw new SheetRefusal('The file is protected by a password. Save it without one and choose it again.')
      }
      parts.set(entry.fileName, entry)
    }
  } catch (error) {
    throw error instanceof SheetRefusal ? error : broken()
  }
  return parts
}

async function textOf(zip: ZipFile, entry: Entry | undefined): Promise<string> {
  if (entry === undefined) throw broken()
  try {
    const chunks: Buffer[] = []
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(Buffer.from(chunk))
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
  } catch {
    throw broken()
  }
}
