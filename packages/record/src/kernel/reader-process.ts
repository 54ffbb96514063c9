import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { type ReadBounds, type ReadEvent, ReadRefusal, type ReadRefusalCode, type ReportFormat } from '@assay/formats'

/** What a reader process says, one JSON line each; without `end` or `refusal` as its last word it did not finish. */
export type ReaderLine =
  | ReadEvent
  | { type: 'format'; format: ReportFormat }
  | { type: 'refusal'; code: ReadRefusalCode; message: string }
  | { type: 'end' }

export type ReadingEvent = Exclude<ReaderLine, { type: 'refusal' | 'end' }>

export type ReaderOptions = {
  /** The file's name, for messages alone. */
  name: string
  /** Without one the format is detected, and told as the first event. */
  format?: ReportFormat | null
  /** `milliseconds` counts the time spent waiting for the reader, not what the caller does between two events. */
  limits?: { milliseconds?: number; memoryMiB?: number; bounds?: Partial<ReadBounds> }
  signal?: AbortSignal
  /** Told the process that reads, for those who watch over it. */
  started?: (pid: number) => void
}

const child = fileURLToPath(new URL('./reader-child.ts', import.meta.url))
const longestLine = 4 * 1024 ** 2

/**
 * Reads a report in a process of its own, which knows no secret and is killed when it takes too long or too much, when
 * the caller leaves, and when this process ends. Throws ReadRefusal where the file cannot be taken in, also for a
 * reader that crashed or was killed; throws the signal's reason when aborted.
 */
export async function* readInProcess(path: string, options: ReaderOptions): AsyncGenerator<ReadingEvent> {
  const { name, format = null, limits = {}, signal } = options
  signal?.throwIfAborted()
  const order = JSON.stringify({ path, name, format, bounds: limits.bounds ?? {} })
  const reader = spawn(process.execPath, [`--max-old-space-size=${limits.memoryMiB ?? 384}`, child, order], {
    env: {},
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  reader.stdin.on('error', () => undefined)
  const words = gather(reader.stderr)
  const ended = once(reader, 'close')
  ended.catch(() => undefined)
  const kill = () => void reader.kill('SIGKILL')
  signal?.addEventListener('abort', kill, { once: true })
  if (reader.pid !== undefined) options.started?.(reader.pid)
  try {
    let finished = false
    for await (const line of linesOf(reader, name, limits.milliseconds ?? 180_000)) {
      if (line.type === 'refusal') throw new ReadRefusal(line.code, line.message)
      if (line.type === 'end') finished = true
      else yield line
    }
    await ended
    signal?.throwIfAborted()
    if (!finished || reader.exitCode !== 0) throw unsafe(name, words())
  } catch (error) {
    signal?.throwIfAborted()
    throw error
  } finally {
    signal?.removeEventListener('abort', kill)
    kill()
  }
}

/** Pulls, so that a slow caller slows the reader down instead of filling this process. */
async function* linesOf(
  reader: ChildProcessByStdio<Writable, Readable, Readable>,
  name: string,
  milliseconds: number,
): AsyncGenerator<ReaderLine> {
  const chunks = reader.stdout.setEncoding('utf8')[Symbol.asyncIterator]()
  let left = milliseconds
  let rest = ''
  while (true) {
    let late = false
    const asked = performance.now()
    const alarm = setTimeout(() => {
      late = true
      reader.kill('SIGKILL')
    }, left)
    const next: IteratorResult<unknown> = await chunks.next()
    clearTimeout(alarm)
    left = Math.max(1, left - (performance.now() - asked))
    if (late) throw tooSlow(name, milliseconds)
    if (next.done === true) return
    rest += String(next.value)
    const lines = rest.split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > longestLine) throw unsafe(name, 'a line without an end')
    for (const line of lines) yield JSON.parse(line) as ReaderLine
  }
}

/** The end of what the reader complains of; V8 says there that memory ran out. */
function gather(stderr: Readable): () => string {
  let words = ''
  stderr.setEncoding('utf8').on('data', (chunk: string) => {
    words = (words + chunk).slice(-4_000)
  })
  return () => words
}

function unsafe(name: string, words: string): ReadRefusal {
  return words.includes('heap out of memory')
    ? new ReadRefusal(
        'TOO_LARGE',
        `"${name}" could not be read safely: it needs too much memory. Split it and try again`,
      )
    : new ReadRefusal('MALFORMED', `"${name}" could not be read safely. Export it from the tool again, or split it`)
}

function tooSlow(name: string, milliseconds: number): ReadRefusal {
  const limit = Math.round(milliseconds / 1_000)
  return new ReadRefusal(
    'TOO_LARGE',
    `"${name}" could not be read safely within ${limit} seconds. Split it and try again`,
  )
}
