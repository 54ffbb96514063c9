import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { findHaproxy, haproxyConfig } from './haproxy.ts'

describe('the balancer', () => {
  test('is the program that HAPROXY_PATH names, and none where that is not there', () => {
    expect(findHaproxy({ HAPROXY_PATH: process.execPath })).toBe(process.execPath)
    expect(findHaproxy({ HAPROXY_PATH: '/nowhere/haproxy' })).toBeNull()
  })

  test('is found on the PATH', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'assay-path-'))
    try {
      writeFileSync(path.join(folder, 'haproxy'), '')
      expect(findHaproxy({ PATH: ['/nowhere', folder].join(path.delimiter) })).toBe(path.join(folder, 'haproxy'))
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  test('knows every process, and keeps nobody at one of them', () => {
    const apis = [
      { name: 'api-1', port: 4001 },
      { name: 'api-2', port: 4002 },
    ]
    const config = haproxyConfig({ host: '127.0.0.1', port: 4000, statusPort: 4003, apis })
    expect(config).toContain('bind 127.0.0.1:4000\n')
    expect(config).toContain('server api-1 127.0.0.1:4001\n  server api-2 127.0.0.1:4002\n')
    expect(config).not.toMatch(/cookie|stick/)
  })
})
