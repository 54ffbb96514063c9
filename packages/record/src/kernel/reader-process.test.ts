import { spawn } from 'node:child_process'
import { once } from 'node:events'
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

const pids: number[] = []
const started = (pid: number) => void pids.push(pid)

/** Whether the reader started last is there; signal 0 only asks. */
function isAlive(): boolean {
  try {
    return process.kill(Number(pids.at(-1)), 0)
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
    const reading = readInProcess(many, { name: 'report.sarif', started })
    await reading.next()
    process.kill(Number(pids.at(-1)), 'SIGKILL')
    const rest = (async () => {
      for await (const _ of reading);
    })()
    await expect(rest).rejects.toThrow(/"report\.sarif" could not be read safely\. Export it/)
  })

  test('that finds no file refuses instead of waiting', async () => {
    await expect(readAll(path.join(folder, 'nowhere'))).rejects.toThrow(ReadRefusal)
  })

  test('is killed when its time is up', async () => {
    const slow = readAll(many, { limits: { milliseconds: 5 }, started })
    await expect(slow).rejects.toThrow(/could not be read safely within/)
    await expect.poll(isAlive, { timeout: 5_000 }).toBe(false)
  })

  test('is killed when its memory is up', async () => {
    await expect(readAll(many, { limits: { memoryMiB: 1 } })).rejects.toThrow(/could not be read safely/)
  })

  test.each(['the caller leaves', 'the signal aborts'])('ends when %s', async (how) => {
    const leave = new AbortController()
    const reading = readInProcess(many, {
      name: 'report.sarif',
      signal: leave.signal,
      started,
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
    await expect.poll(isAlive, { timeout: 5_000 }).toBe(false)
  })

  test('ends with the process that started it, however that ends', async () => {
    const parent = spawn(process.execPath, [
      '--input-type=module-typescript',
      '--eval',
      `import { readInProcess } from ${JSON.stringify(new URL('./reader-process.ts', import.meta.url).href)}
       const started = (pid: number) => process.stdout.write(String(pid))
       await readInProcess(${JSON.stringify(many)}, { name: 'report.sarif', started }).next()
       setInterval(() => undefined, 1_000)`,
    ])
    const [pid] = await once(parent.stdout, 'data')
    started(Number(pid))
    expect(isAlive()).toBe(true)
    parent.kill('SIGKILL')
    await expect.poll(isAlive, { timeout: 5_000 }).toBe(false)
  })
})
