import { crc32, deflateRawSync } from 'node:zlib'

type Part = { name: string; text: string; declared?: number }

/** A ZIP archive of these parts; `declared` lies about what one unpacks to. */
export function archiveOf(parts: readonly Part[]): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, text, declared } of parts) {
    const bytes = Buffer.from(text)
    const packed = deflateRawSync(bytes)
    const sizes = Buffer.alloc(12)
    sizes.writeUInt32LE(crc32(bytes), 0)
    sizes.writeUInt32LE(packed.length, 4)
    sizes.writeUInt32LE(declared ?? bytes.length, 8)
    const common = Buffer.concat([Buffer.from('14000000080000000000', 'hex'), sizes])
    const names = Buffer.from([name.length & 255, name.length >> 8, 0, 0])
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), common, names, Buffer.from(name), packed])
    const place = Buffer.alloc(4)
    place.writeUInt32LE(offset)
    directory.push(
      Buffer.concat([Buffer.from('504b01021400', 'hex'), common, names, Buffer.alloc(10), place, Buffer.from(name)]),
    )
    files.push(local)
    offset += local.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('504b0506', 0, 'hex')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...files, central, end])
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** The cells as a spreadsheet writes them: texts by number, numbers bare. */
export function workbookOf(rows: readonly (readonly (string | number)[])[], more: readonly Part[] = []): Buffer {
  const texts = rows.flat().filter((cell) => typeof cell === 'string')
  const numbers = new Map([...new Set(texts)].map((text, at) => [text, at]))
  const column = (at: number) => String.fromCharCode(65 + at)
  const cells = rows.map(
    (row, line) =>
      `<row r="${line + 1}">${row
        .map((cell, at) =>
          typeof cell === 'number'
            ? `<c r="${column(at)}${line + 1}"><v>${cell}</v></c>`
            : `<c r="${column(at)}${line + 1}" t="s"><v>${numbers.get(cell)}</v></c>`,
        )
        .join('')}</row>`,
  )
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  return archiveOf([
    {
      name: 'xl/workbook.xml',
      text: `<workbook xmlns:r="${relations}"><sheets><sheet name="Notes" state="hidden" r:id="r0"/><sheet name="Use cases" r:id="r1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      text: '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
    },
    {
      name: 'xl/sharedStrings.xml',
      text: `<sst>${[...numbers.keys()].map((text) => `<si><t>${escaped(text)}</t></si>`).join('')}</sst>`,
    },
    { name: 'xl/worksheets/sheet1.xml', text: `<worksheet><sheetData>${cells.join('')}</sheetData></worksheet>` },
    ...more,
  ])
}
