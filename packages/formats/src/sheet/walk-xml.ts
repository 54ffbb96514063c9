import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { SheetRefusal } from './sheet.ts'

type Walk = {
  /** The name without its prefix. */
  open?: (name: string, attributes: { readonly [name: string]: string }) => void
  text?: (text: string) => void
  close?: (name: string) => void
}

const deepest = 32
const malformed = () => new SheetRefusal('The file is damaged inside. Save it again as .xlsx or CSV and choose it.')

/** Walks an XML part of a workbook. A document type, which could name other files or swell, is refused. */
export function walkXml(xml: string, { open, text, close }: Walk): void {
  const parser = new SaxesParser()
  const local = (name: string) => name.slice(name.indexOf(':') + 1)
  let depth = 0
  parser.on('error', () => {
    throw malformed()
  })
  parser.on('doctype', () => {
    throw malformed()
  })
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
    depth += 1
    if (depth > deepest) throw malformed()
    open?.(local(name), attributes)
  })
  parser.on('text', (said) => text?.(said))
  parser.on('cdata', (said) => text?.(said))
  parser.on('closetag', ({ name }) => {
    depth -= 1
    close?.(local(name))
  })
  parser.write(xml).close()
}
