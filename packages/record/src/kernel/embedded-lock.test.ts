import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { withLock } from './embedded-lock.ts'
import { identityOf } from './embedded-process.ts'

describe('the lock', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'assay-lock-'))
    return () => rmSync(folder, { recursive: true })
  })

  test('lets one at a time do the work', async () => {
    let inside = 0
    let most = 0
    const work = async () => {
      most = Math.max(most, ++inside)
      await new Promise((resolve) => setImmediate(resolve))
      inside--
    }
    await Promise.all(Array.from({ length: 8 }, () => withLock(path.join(folder, 'lock'), work)))
    expect(most).toBe(1)
  })

  test('is free again when the work fails', async () => {
    const failing = withLock(folder, async () => {
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await withLock(folder, async () => 'done')).toBe('done')
  })

  test.each([
    ['whose process is gone', '999999999 some boot 1'],
    ['whose pid was given to another process', `${process.pid} an older boot 1`],
  ])('is taken from a holder %s', async (_, holder) => {
    mkdirSync(path.join(folder, 'lock'))
    writeFileSync(path.join(folder, 'lock', '7'), holder)
    expect(await withLock(path.join(folder, 'lock'), async () => 'done')).toBe('done')
  })

  test('knows a process that runs from one that does not', () => {
    expect(identityOf(process.pid)).toBe(identityOf(process.pid))
    expect(identityOf(process.pid)).not.toBeNull()
    expect(identityOf(999_999_999)).toBeNull()
  })
})
