import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from './root.ts'
import { readSettings } from './settings.ts'

describe('the settings of a start', () => {
  test('are this machine, port 4000 and the embedded database when nothing is set', () => {
    const dataDir = path.join(root, '.assay')
    expect(readSettings({})).toEqual({
      host: '127.0.0.1',
      port: 4000,
      dataDir,
      databaseUrl: null,
      publicUrl: 'http://127.0.0.1:4000',
      smtpUrl: null,
      trustedProxies: [],
      maxUploadBytes: 512 * 1024 * 1024,
    })
  })

  test.each(['web', '0', '65536', '80.5', '-1'])('refuse the port "%s" and say what it must be', (PORT) => {
    expect(() => readSettings({ PORT })).toThrow(`PORT is "${PORT}"`)
  })
})
