import { type Archive, openArchive } from './open-archive.ts'
import { readCells } from './read-cells.ts'
import { type Sheet, SheetRefusal, sheetOf } from './sheet.ts'
import { walkXml } from './walk-xml.ts'

/** Reads the first sheet that is shown of a workbook (ECMA-376): the values that stand in it, no formula is computed. */
export async function readXlsx(path: string): Promise<Sheet> {
  const archive = await openArchive(path)
  try {
    const { name, part } = await firstSheet(archive)
    const shared = archive.has('xl/sharedStrings.xml') ? sharedTexts(await archive.text('xl/sharedStrings.xml')) : []
    return sheetOf('xlsx', name, readCells(await archive.text(part), shared))
  } finally {
    archive.close()
  }
}

async function firstSheet(archive: Archive): Promise<{ name: string; part: string }> {
  const sheets: { name: string; relation: string; shown: boolean }[] = []
  if (!archive.has('xl/workbook.xml')) {
    throw new SheetRefusal('The file is an archive and no workbook. Save your sheet as .xlsx or CSV.')
  }
  walkXml(await archive.text('xl/workbook.xml'), {
    open(name, attributes) {
      if (name !== 'sheet') return
      const shown = attributes.state === undefined || attributes.state === 'visible'
      sheets.push({ name: attributes.name ?? '', relation: attributes['r:id'] ?? '', shown })
    },
  })
  const parts = new Map<string, string>()
  walkXml(await archive.text('xl/_rels/workbook.xml.rels'), {
    open(name, { Id: id, Target: target = '' }) {
      if (name === 'Relationship' && id !== undefined) parts.set(id, partOf(target))
    },
  })
  const sheet = sheets.find(({ shown, relation }) => shown && parts.has(relation))
  if (sheet === undefined) throw new SheetRefusal('The workbook shows no sheet. Show the one with the use cases.')
  return { name: sheet.name, part: parts.get(sheet.relation) ?? '' }
}

const partOf = (target: string) => (target.startsWith('/') ? target.slice(1) : `xl/${target}`)

/** Texts that cells refer to by number; how they are pronounced is no part of them. */
function sharedTexts(xml: string): string[] {
  const texts: string[] = []
  let within = 0
  let spoken = 0
  walkXml(xml, {
    open(name) {
      if (name === 'si') texts.push('')
      if (name === 't') within += 1
      if (name === 'rPh') spoken += 1
    },
    text(said) {
      if (within > 0 && spoken === 0) texts[texts.length - 1] += said
    },
    close(name) {
      if (name === 't') within -= 1
      if (name === 'rPh') spoken -= 1
    },
  })
  return texts
}
