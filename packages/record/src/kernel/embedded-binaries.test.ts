import { describe, expect, test } from 'vitest'
import { refuseMusl } from './embedded-binaries.ts'

describe('the embedded PostgreSQL', () => {
  test('asks for DATABASE_URL on a Linux without glibc', () => {
    expect(() => refuseMusl('linux', undefined)).toThrow(/musl.*DATABASE_URL/)
  })

  test.each([
    ['linux', '2.36'],
    ['darwin', undefined],
    ['win32', undefined],
  ] as const)('is offered on %s with glibc %s', (platform, glibc) => {
    expect(() => refuseMusl(platform, glibc)).not.toThrow()
  })
})
