import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalBytes } from './canonical.ts'
import { anyInput, anySalt, sampleInput, sampleSalt } from './leaf.samples.ts'
import { leafBytes, sealValues } from './leaf.ts'
import { InvalidLeaf } from './leaf-format.ts'
import { leafHash } from './merkle-tree.ts'
import { openLeaf } from './open-leaf.ts'

const encoded = (text: string) => new TextEncoder().encode(text)
const sample = leafBytes(sampleInput, sampleSalt)
const sampleText = new TextDecoder().decode(sample)
const sampleLeaf = sealValues(sampleInput, sampleSalt)

describe('opening a leaf', () => {
  test('gives back what was sealed', () => {
    fc.assert(
      fc.property(anyInput, anySalt, (input, salt) => {
        expect(openLeaf(leafBytes(input, salt))).toEqual(sealValues(input, salt))
      }),
    )
  })

  test('never takes altered bytes for the same leaf, and every altered byte changes the hash', () => {
    const original = Buffer.from(leafHash(sample))
    for (let index = 0; index < sample.length; index++) {
      for (const bit of [0x01, 0x20, 0x80]) {
        const altered = sample.map((byte, at) => (at === index ? byte ^ bit : byte))
        expect(original.equals(leafHash(altered))).toBe(false)
        expect(reopened(altered)).not.toEqual(sampleLeaf)
      }
    }
  })

  test.each<[string, Uint8Array]>([
    ['nothing', new Uint8Array()],
    ['what is not JSON', encoded('leaf')],
    ['a list', encoded('[]')],
    ['null', encoded('null')],
    ['bytes that are not UTF-8', Uint8Array.of(0x22, 0xff, 0x22)],
    ['a byte order mark', encoded(`\ufeff${sampleText}`)],
    ['a space', encoded(`${sampleText} `)],
    ['members in another order', encoded(JSON.stringify(sampleLeaf))],
    ['a member given twice', encoded(sampleText.replace('{"actor"', '{"actor":null,"actor"'))],
    ['an escape that is not needed', encoded(sampleText.replace('severity', '\\u0073everity'))],
    ['a number in another form', encoded(sampleText.replace('"seq":42', '"seq":4.2e1'))],
    ['a seal in capitals', encoded(sampleText.replace('e0e195b8', 'E0E195B8'))],
    ['a member more', canonicalBytes({ ...sampleLeaf, label: 'Ada' })],
    [
      'a member more of the actor',
      canonicalBytes({ ...sampleLeaf, actor: { ...sampleLeaf.actor, email: 'ada@example.org' } }),
    ],
    ['a value that is not sealed', canonicalBytes({ ...sampleLeaf, reason: 'plain' })],
    ['a name that is not sealed', canonicalBytes({ ...sampleLeaf, actor: { ...sampleLeaf.actor, label: 'Ada' } })],
    ['a member less', canonicalBytes(Object.fromEntries(Object.entries(sampleLeaf).slice(0, -1)))],
    ['an unknown actor', canonicalBytes({ ...sampleLeaf, actor: { type: 'ROBOT', id: null, label: null } })],
    ['a reference that is not text', canonicalBytes({ ...sampleLeaf, refs: { count: 3 } })],
  ])('refuses %s', (_, bytes) => {
    expect(() => openLeaf(bytes)).toThrow(InvalidLeaf)
  })

  test('says so when the version is unknown', () => {
    expect(() => openLeaf(canonicalBytes({ ...sampleLeaf, v: 2 }))).toThrow('Version 2 of the leaf format is not known')
  })
})

function reopened(bytes: Uint8Array): unknown {
  try {
    return openLeaf(bytes)
  } catch (refused) {
    if (refused instanceof InvalidLeaf) return null
    throw refused
  }
}
