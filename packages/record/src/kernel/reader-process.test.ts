import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ReadRefusal } from '@assay/formats'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ReaderOptions, readInProcess } from './reader-process.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'assay-reader-'))
const many = path.join(folder, 'many')
const resultsOfMany = 20_000
beforeAll(() => {
  const results = Array.from({ length: resultsOfMany }, (_, n) => ({ ruleId: 'r', message: { text: `weakness ${n}` } }))
  writeFileSync(many, JSON.stringify({ version: '2.1.0', runs: [{ tool: { driver: { name: 'Sounder' } }, results }] }))
})
afterAll(() => rmSync(folder, { recursive: true }))

async function readAll(file: string, options: Partial<ReaderOptions> = {}) {
  const counts = new Map<string, number>()
  for await (const { type } of readInProcess(file, { name: 'report.sarif', ...options })) {
    counts.set(type, (counts.get(type) ?? 0) + 1)
  }
  return Object.fromEntries(counts)
}

/** Whether a process is there; signal 0 only asks. */
function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

describe('a reader process', () => {
  test('tells the format, the tools and every finding', async () => {
    expect(await readAll(many)).toEqual({ format: 1, tool: 1, finding: resultsOfMany })
  })

  test('passes on why a file is refused', async () => {
    const file = path.join(folder, 'cut')
    writeFileSync(file, '{"version":"2.1.0","runs":[{"tool":')
    await expect(readAll(file)).rejects.toMatchObject({ name: 'ReadRefusal', code: 'TRUNCATED' })
  })

  test('that is killed refuses the file and says what to do next', async () => {
    let pid = 0
    const reading = readInProcess(many, { name: 'report.sarif', started: (started) => void (pid = started) })
    await reading.next()
    process.kill(pid, 'SIGKILL')
    const rest = (async () => {
      for await (const _ of reading);
    })()
    await expect(rest).rejects.toThrow(/"report\.sarif" could not be read safely\. Export it/)
  })

  test('that finds no file refuses instead of waiting', async () => {
    await expect(readAll(path.join(folder, 'nowhere'))).rejects.toThrow(ReadRefusal)
  })

  test('is killed when its time is up', async () => {
    let pid = 0
    const slow = readAll(many, { limits: { milliseconds: 5 }, started: (started) => void (pid = started) })
    await expect(slow).rejects.toThrow(/could not be read safely within/)
    expect(isAlive(pid)).toBe(false)
  })

  test('is killed when its memory is up', async () => {
    await expect(readAll(many, { limits: { memoryMiB: 1 } })).rejects.toThrow(/could not be read safely/)
  })

  test.each(['the caller leaves', 'the signal aborts'])('ends when %s', async (how) => {
    let pid = 0
    const leave = new AbortController()
    const reading = readInProcess(many, {
      name: 'report.sarif',
      signal: leave.signal,
      started: (started) => void (pid = started),
    })
    await reading.next()
    if (how === 'the caller leaves') await reading.return(undefined)
    else {
      leave.abort(new Error('the worker stops'))
      const rest = (async () => {
        for await (const _ of reading);
      })()
      await expect(rest).rejects.toThrow('the worker stops')
    }
    await expect.poll(() => isAlive(pid), { timeout: 5_000 }).toBe(false)
  })
})
