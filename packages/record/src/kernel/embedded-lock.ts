import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { errorCode, identityOf } from './embedded-process.ts'
import { SetupProblem } from './setup-problem.ts'

const RELEASED = 'released'
const PATIENCE_MS = 90_000

/**
 * Lets one process at a time do the work. A holder that was killed is recognised by its pid and start time.
 *
 * The lock is a folder of numbered files; the highest number holds it. It passes on by creating the next number, which
 * only one process can do, so that two processes that find the same dead holder never both take over.
 */
export async function withLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const mine = await acquire(folder)
  try {
    return await work()
  } finally {
    writeFileSync(mine, RELEASED)
  }
}

async function acquire(folder: string): Promise<string> {
  const giveUpAt = Date.now() + PATIENCE_MS
  for (;;) {
    const highest = numbersIn(folder).at(-1) ?? 0
    if (!isHeld(path.join(folder, String(highest)))) {
      const taken = take(folder, highest + 1)
      if (taken !== null) return taken
    }
    if (Date.now() > giveUpAt) throw new SetupProblem(`Another process still holds ${folder}; end it and try again.`)
    await pause(25)
  }
}

/** The lock's file, or null when another process was faster. */
function take(folder: string, number: number): string | null {
  const file = path.join(folder, String(number))
  try {
    writeFileSync(file, identityOf(process.pid) ?? '', { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return null
    throw error
  }
  const numbers = numbersIn(folder)
  if (numbers.at(-1) !== number) {
    // A slow look at the folder: later holders have come and swept this number away already.
    rmSync(file, { force: true })
    return null
  }
  for (const older of numbers.slice(0, -1)) rmSync(path.join(folder, String(older)), { force: true })
  return file
}

function isHeld(file: string): boolean {
  const holder = readIfThere(file)
  if (holder === null || holder === RELEASED) return false
  // Created, but its text is not written yet: held, unless its maker died in that instant.
  if (holder === '') return Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) < 2_000
  return identityOf(Number.parseInt(holder, 10)) === holder
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  }
}

const numbersIn = (folder: string) =>
  readdirSync(folder)
    .map(Number)
    .filter(Number.isInteger)
    .sort((a, b) => a - b)
