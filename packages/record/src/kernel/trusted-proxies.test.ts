import { describe, expect, test } from 'vitest'
import { readTrustedProxies } from './trusted-proxies.ts'

describe('the proxies that are trusted', () => {
  test('are none unless they are named', () => {
    expect(readTrustedProxies({})).toEqual([])
    expect(readTrustedProxies({ ASSAY_TRUSTED_PROXIES: '' })).toEqual([])
  })

  test('are addresses, ranges and named networks', () => {
    expect(readTrustedProxies({ ASSAY_TRUSTED_PROXIES: '10.1.2.3, 10.0.0.0/8,fd00::/8 , ::1,loopback' })).toEqual([
      '10.1.2.3',
      '10.0.0.0/8',
      'fd00::/8',
      '::1',
      'loopback',
    ])
  })

  test.each(['true', '*', '1', '0.0.0.0/0', '::/0', '10.0.0.0/33', '10.0.0.0/8/8', 'proxy.example', '10.0.0'])(
    'are never "%s"',
    (named) => {
      expect(() => readTrustedProxies({ ASSAY_TRUSTED_PROXIES: `127.0.0.1,${named}` })).toThrow(`names "${named}"`)
    },
  )
})
