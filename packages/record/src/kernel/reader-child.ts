import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import {
  defaultBounds,
  detectFormat,
  type ReadBounds,
  ReadRefusal,
  type ReportFormat,
  readReport,
} from '@assay/formats'
import type { ReaderLine } from './reader-process.ts'

type Order = { path: string; name: string; format: ReportFormat | null; bounds: Partial<ReadBounds> }

/** Lines gathered before they are written: a write for each would cost more than the reading. */
const batchCharacters = 64 * 1024

let waiting = ''

async function tell(line: ReaderLine): Promise<void> {
  waiting += `${JSON.stringify(line)}\n`
  if (waiting.length >= batchCharacters) await flush()
}

/** Waits while the parent is busy, so that what is read never piles up. */
async function flush(): Promise<void> {
  const text = waiting
  waiting = ''
  if (text !== '' && !process.stdout.write(text)) await once(process.stdout, 'drain')
}

async function obey({ path, name, format, bounds }: Order): Promise<void> {
  const source = { open: () => createReadStream(path, { highWaterMark: 256 * 1024 }) }
  try {
    const detected = format ?? (await detectFormat(source, { ...defaultBounds, ...bounds }))
    if (detected !== null) await tell({ type: 'format', format: detected })
    for await (const event of readReport(source, {
      ...(detected === null ? {} : { format: detected }),
      name,
      bounds,
    })) {
      await tell(event)
    }
    await tell({ type: 'end' })
  } catch (error) {
    if (!(error instanceof ReadRefusal)) throw error
    await tell({ type: 'refusal', code: error.code, message: error.message })
  }
  await flush()
}

// Standard input ends with the parent, however that ends.
process.stdin.resume().on('close', () => process.exit(1))
process.stdout.on('error', () => process.exit(1))

obey(JSON.parse(process.argv[2] ?? '') as Order).then(
  () => process.stdout.end(() => process.exit(0)),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`, () => process.exit(1))
  },
)
