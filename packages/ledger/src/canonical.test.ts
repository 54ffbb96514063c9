import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalBytes, NotCanonical } from './canonical.ts'

const text = (value: unknown) => new TextDecoder().decode(canonicalBytes(value))

describe('canonical JSON', () => {
  test('writes the example of RFC 8785 section 3.2.2 as the RFC does', () => {
    const sample = {
      numbers: [333333333.3333333, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000f\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    }
    expect(text(sample)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    )
  })

  test('sorts members by UTF-16 code units, as in RFC 8785 section 3.2.3', () => {
    const members = ['\u20ac', '\r', '\ufb33', '1', '\ud83d\ude00', '\u0080', '\u00f6']
    expect(text(Object.fromEntries(members.map((member) => [member, 0])))).toBe(
      '{"\\r":0,"1":0,"\u0080":0,"\u00f6":0,"\u20ac":0,"\ud83d\ude00":0,"\ufb33":0}',
    )
  })

  test('does not depend on the order in which members were given', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ depthSize: 'small' })), (members) => {
        const reversed = Object.fromEntries(Object.entries(members).toReversed())
        expect(text(reversed)).toBe(text(members))
      }),
    )
  })

  test('reads back as the value it was made of', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        // JSON has no negative zero; both sides are read from JSON.
        expect(JSON.parse(text(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  const cyclic: unknown[] = []
  cyclic.push(cyclic)

  test.each<[string, unknown]>([
    ['undefined', undefined],
    ['undefined inside a list', [1, undefined]],
    ['a hole in a list', new Array(1)],
    ['a member that is undefined', { reason: undefined }],
    ['a number that is not finite', { value: Number.NaN }],
    ['an infinite number', [Number.POSITIVE_INFINITY]],
    ['a bigint', { seq: 1n }],
    ['a function', { toJSON: () => 'other' }],
    ['a symbol', [Symbol('s')]],
    ['a member named by a symbol', { [Symbol('s')]: 1 }],
    ['a lone surrogate', 'a\ud800'],
    ['a lone surrogate in a name', { '\udc00': 1 }],
    ['a date that is not text', { at: new Date(0) }],
    ['a map', new Map([['a', 1]])],
    ['bytes', new Uint8Array(2)],
    ['a boxed text', Object('text')],
    ['a value that contains itself', cyclic],
  ])('refuses %s', (_, value) => {
    expect(() => canonicalBytes(value)).toThrow(NotCanonical)
  })

  test('names the place of what it refuses', () => {
    expect(() => canonicalBytes({ changes: [{ to: 1n }] })).toThrow('$.changes[0].to is bigint')
  })
})
