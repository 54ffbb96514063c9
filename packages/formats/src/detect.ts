import { each, fields, note, take } from './json/plan.ts'
import { textOf } from './json/untrusted.ts'
import { utf8 } from './json/utf8.ts'
import { JsonWalker } from './json/walker.ts'
import { type ReadBounds, ReadRefusal, type ReportFormat, type ReportSource } from './report.ts'

/** How far into the file is looked; each format shows itself in its first keys. */
const headBytes = 256 * 1024

const sarifSigns = fields(
  {
    $schema: take('schema'),
    version: take('version'),
    runs: each(fields({ tool: fields({ driver: note('run') }), results: each(note('run'), { seen: 'run' }) }), {
      seen: 'runs',
    }),
    inlineExternalProperties: note('known'),
    properties: note('known'),
  },
  { unknown: 'foreign' },
)

/**
 * The format by the file's content, never by its name; null when it is none that can be read. Throws ReadRefusal for a
 * file that is empty, nests too deep, or ends before its JSON shows what it is.
 */
export async function detectFormat(source: ReportSource, bounds: ReadBounds): Promise<ReportFormat | null> {
  const signs = new SarifSigns()
  const walker = new JsonWalker(sarifSigns, signs.sink, bounds)
  let looked = 0
  try {
    for await (const chunk of utf8(source.open(), bounds.fileBytes)) {
      const head = chunk.subarray(0, headBytes - looked)
      walker.write(head)
      looked += head.length
      if (signs.certain) return 'sarif'
      if (looked >= headBytes) return null
    }
    walker.end()
  } catch (error) {
    // What is not JSON is another format, unless the signs already stood before the fault. So is a torn file that
    // began otherwise than SARIF does.
    const isForeign = error instanceof ReadRefusal && (error.code === 'MALFORMED' || signs.foreign)
    if (!isForeign || error.code === 'TOO_DEEP') throw error
  }
  return signs.certain ? 'sarif' : null
}

class SarifSigns {
  #schema = false
  #version = false
  #runs = false
  #run = false
  foreign = false

  readonly sink = (label: string, value: unknown): void => {
    if (label === 'schema') this.#schema = textOf(value)?.toLowerCase().includes('sarif') === true
    else if (label === 'version') this.#version = textOf(value)?.startsWith('2.') === true
    else if (label === 'runs') this.#runs = true
    else if (label === 'run') this.#run = true
    else if (label === 'foreign') this.foreign = true
  }

  get certain(): boolean {
    return this.#schema || (this.#runs && (this.#version || this.#run))
  }
}
