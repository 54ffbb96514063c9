import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { InvalidInput } from '@assay/domain'
import type { Sheet } from '@assay/formats'

const child = fileURLToPath(new URL('./sheet-child.ts', import.meta.url))
const longestAnswer = 64 * 1024 ** 2

type Limits = { milliseconds?: number; memoryMiB?: number }

/**
 * Reads a spreadsheet in a process of its own, which knows no secret and is killed when it takes too long or too much,
 * and with this process. Throws InvalidInput that says what to do with a file that cannot be read.
 */
export async function readSheetInProcess(
  path: string,
  { milliseconds = 20_000, memoryMiB = 256 }: Limits = {},
): Promise<Sheet> {
  const reader = spawn(process.execPath, [`--max-old-space-size=${memoryMiB}`, child, path], {
    env: {},
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  reader.stdin.on('error', () => undefined)
  const ended = once(reader, 'close')
  ended.catch(() => undefined)
  const alarm = setTimeout(() => reader.kill('SIGKILL'), milliseconds)
  try {
    let answer = ''
    for await (const chunk of reader.stdout.setEncoding('utf8')) {
      answer += String(chunk)
      if (answer.length > longestAnswer) throw unreadable()
    }
    await ended
    if (reader.exitCode !== 0) throw unreadable()
    const read = JSON.parse(answer) as { sheet: Sheet } | { refusal: string }
    if ('refusal' in read) throw refused(read.refusal)
    return read.sheet
  } finally {
    clearTimeout(alarm)
    reader.kill('SIGKILL')
  }
}

const refused = (message: string) => new InvalidInput([{ path: ['file'], message }])
const unreadable = () => refused('The file could not be read safely. Save the one sheet with the use cases as CSV.')
