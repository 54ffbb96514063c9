import { type Bom, readBom } from './read-bom.ts'
import { type ReadFile, textOf } from './read-file.ts'
import { readSarif, type Sarif } from './read-sarif.ts'

type Document =
  | { kind: 'bom'; bom: Bom; value: unknown }
  | { kind: 'sarif'; sarif: Sarif; value: unknown }
  | { kind: 'json'; value: unknown }
  | { kind: 'unreadable'; text: string }

/** What a JSON file is: a bill of materials, a log of results, any other document, or a text that is none. */
export function readDocument(file: ReadFile): Document {
  const text = textOf(file)
  try {
    const value: unknown = JSON.parse(text)
    const bom = readBom(value)
    if (bom !== null) return { kind: 'bom', bom, value }
    const sarif = readSarif(value)
    return sarif === null ? { kind: 'json', value } : { kind: 'sarif', sarif, value }
  } catch {
    return { kind: 'unreadable', text } // What is no JSON is shown as the text that it is.
  }
}
