import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readReport } from '../read-report.ts'
import { ReadRefusal } from '../report.ts'
import { eventsOf, sourceOf } from '../support/sources.ts'

const root = resolve(import.meta.dirname, '../../../..')
const corpus = resolve(root, process.env.ASSAY_CORPUS ?? '../shared/corpus')
const index = resolve(corpus, 'INDEX.tsv')
const present = existsSync(index)
if (!present) console.warn(`Skipped: no corpus of real reports at ${corpus}; name its folder in ASSAY_CORPUS`)

const [, ...rows] = present ? readFileSync(index, 'utf8').trimEnd().split('\n') : ['']
const files = rows.map((row) => {
  const [path = '', format = '', , , , count = ''] = row.split('\t')
  return { path, format, count: Number(count) }
})
const sarifFiles = files.filter(({ format }) => format === 'sarif')
const otherFiles = files.filter(({ format }) => format !== 'sarif')

const bytesOf = (path: string) => readFileSync(resolve(corpus, path))

async function codeOf(reading: Promise<unknown>): Promise<string | null> {
  try {
    await reading
    return null
  } catch (error) {
    if (error instanceof ReadRefusal) return error.code
    throw error
  }
}

describe.skipIf(!present)('the reports of real tools', () => {
  test('are many', () => {
    expect(sarifFiles.length).toBeGreaterThan(20)
    expect(otherFiles.length).toBeGreaterThan(100)
  })

  test.each(sarifFiles)('are read whole: $path', async ({ path, count }) => {
    const readings = await Promise.all([eventsOf(sourceOf(bytesOf(path))), eventsOf(sourceOf(bytesOf(path), 61))])
    const findings = readings.map((events) =>
      events.flatMap((event) => (event.type === 'finding' ? event.finding : [])),
    )
    const unreadable = readings.map((events) => events.filter(({ type }) => type === 'unreadable').length)
    expect((findings[0]?.length ?? 0) + (unreadable[0] ?? 0)).toBe(count)
    expect(findings[1]).toEqual(findings[0])
    expect(new Set(findings[0]?.map(({ fingerprint }) => fingerprint)).size).toBe(findings[0]?.length)
  })

  test.each(sarifFiles)('are refused when cut in the middle: $path', async ({ path }) => {
    const bytes = bytesOf(path)
    expect(await codeOf(eventsOf(sourceOf(bytes.subarray(0, bytes.length / 2))))).toMatch(/^(TRUNCATED|MALFORMED)$/)
  })

  test('are not recognised in another format', async () => {
    for (const { path } of otherFiles) {
      const source = { open: () => createReadStream(resolve(corpus, path)) }
      const reading = (async () => {
        for await (const event of readReport(source, { name: path })) throw new Error(`${path} gave ${event.type}`)
      })()
      expect(`${path} ${await codeOf(reading)}`).toBe(`${path} NOT_RECOGNISED`)
    }
  })
})
