import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keyPrefixes, parseShortKey, shortKey } from './keys.ts'

describe('a short key', () => {
  test('is read back as it was written', () => {
    const prefixes = fc.constantFrom(...Object.values(keyPrefixes))
    fc.assert(
      fc.property(prefixes, fc.integer({ min: 1, max: 999_999_999 }), (prefix, n) => {
        const key = parseShortKey(shortKey(prefix, n))
        return key?.prefix === prefix && key.n === n
      }),
    )
  })
  test('is read as people type it', () => {
    expect(parseShortKey(' eng-7 ')).toEqual({ type: 'Engagement', prefix: 'ENG', n: 7 })
  })
  test.each(['', 'F', 'F-', 'F-0', 'F-01', 'F-1.5', 'F--1', 'X-1', 'F-1 or', 'F-9999999999', '__proto__-1'])(
    'is not “%s”',
    (text) => {
      expect(parseShortKey(text)).toBeNull()
    },
  )
})
