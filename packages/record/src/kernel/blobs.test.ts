import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { InvalidInput } from '@assay/domain'
import { beforeEach, describe, expect, test } from 'vitest'
import { type BlobStore, openLocalBlobs } from './blobs.ts'

describe('the blob store', () => {
  let folder: string
  let blobs: BlobStore
  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'assay-blobs-'))
    blobs = await openLocalBlobs(folder)
    return () => rmSync(folder, { recursive: true })
  })

  async function* chunks(...parts: (string | Error)[]) {
    for (const part of parts) {
      if (part instanceof Error) throw part
      yield Buffer.from(part)
    }
  }
  const files = () =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      statSync(path.join(folder, name)).isFile(),
    )
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
  const limit = { maxBytes: 1_048_576 }

  test('keeps bytes under their hash and gives them back', async () => {
    expect(await blobs.put(chunks('{"runs":', '[]}'), limit)).toEqual({ sha256: sha256('{"runs":[]}'), size: 11 })
    const read: Uint8Array[] = []
    for await (const chunk of blobs.read(sha256('{"runs":[]}'))) read.push(chunk)
    expect(Buffer.concat(read).toString()).toBe('{"runs":[]}')
    expect(await blobs.has(sha256('{"runs":[]}'))).toBe(true)
    expect(await blobs.has(sha256('another'))).toBe(false)
  })

  test('keeps the same bytes once, also when they come together', async () => {
    const stored = await Promise.all([1, 2, 3].map(() => blobs.put(chunks('same'), limit)))
    expect(new Set(stored.map((each) => each.sha256)).size).toBe(1)
    expect(files()).toHaveLength(1)
  })

  test('keeps a file without bytes', async () => {
    expect(await blobs.put(chunks(), limit)).toEqual({ sha256: sha256(''), size: 0 })
  })

  test.each([
    ['is larger than allowed', chunks('x'.repeat(1_000), 'x'.repeat(1_048_576)), 'larger than 1 MiB'],
    ['breaks off', chunks('half', new Error('connection reset')), 'connection reset'],
  ])('leaves nothing of an upload that %s', async (_, upload, message) => {
    await expect(blobs.put(upload, limit)).rejects.toThrow(message)
    expect(files()).toEqual([])
  })

  test('answers what is too large as a refusal that names the field', async () => {
    const refused = blobs.put(chunks('xx'), { maxBytes: 1 })
    await expect(refused).rejects.toBeInstanceOf(InvalidInput)
    await expect(refused).rejects.toMatchObject({ path: ['file'] })
  })

  test.each(['../../etc/passwd', 'a'.repeat(63), `${'a'.repeat(64)}/..`, 'A'.repeat(64), '', `${'a'.repeat(64)}\n`])(
    'makes no path of a name such as %j',
    (name) => {
      expect(() => blobs.pathOf(name)).toThrow('Not a SHA-256')
      expect(() => blobs.read(name)).toThrow('Not a SHA-256')
    },
  )

  test('clears what a crash left when it opens, and leaves an upload that is under way', async () => {
    const incoming = path.join(folder, 'incoming')
    mkdirSync(incoming, { recursive: true })
    writeFileSync(path.join(incoming, 'left'), 'half')
    writeFileSync(path.join(incoming, 'under-way'), 'half')
    const longAgo = new Date(Date.now() - 2 * 3_600_000)
    utimesSync(path.join(incoming, 'left'), longAgo, longAgo)
    const { sha256: kept } = await blobs.put(chunks('whole'), limit)
    const again = await openLocalBlobs(folder)
    expect(readdirSync(incoming)).toEqual(['under-way'])
    expect(readFileSync(again.pathOf(kept), 'utf8')).toBe('whole')
  })
})
