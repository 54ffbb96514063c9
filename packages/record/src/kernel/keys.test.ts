import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { secretKey } from './keys.ts'

describe('a secret of the installation', () => {
  let dataDir: string
  beforeEach(() => {
    dataDir = mkdtempSync(path.join(tmpdir(), 'assay-keys-'))
    return () => rmSync(dataDir, { recursive: true })
  })

  test('is the setting where one is given, and then not kept', async () => {
    expect(await secretKey(dataDir, 'auth-secret', 'given')).toBe('given')
    expect(readdirSync(dataDir)).toEqual([])
  })

  test('is made once and stays, for its owner alone to read', async () => {
    const first = await secretKey(dataDir, 'auth-secret', undefined)
    expect(first).toMatch(/^[0-9a-f]{64}$/)
    expect(await secretKey(dataDir, 'auth-secret', '')).toBe(first)
    expect(await secretKey(dataDir, 'other', undefined)).not.toBe(first)
    expect(statSync(path.join(dataDir, 'keys/auth-secret')).mode & 0o777).toBe(0o600)
  })

  test('is whole and the same for all that start at once', async () => {
    const secrets = await Promise.all(Array.from({ length: 20 }, () => secretKey(dataDir, 'auth-secret', undefined)))
    expect(new Set(secrets).size).toBe(1)
    expect(secrets[0]).toMatch(/^[0-9a-f]{64}$/)
    expect(readdirSync(path.join(dataDir, 'keys'))).toEqual(['auth-secret'])
  })
})
