import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyInput, anySalt, sampleInput, sampleSalt } from './leaf.samples.ts'
import { leafBytes, matches, newSalt, sealValues } from './leaf.ts'
import { InvalidLeaf, type LeafInput } from './leaf-format.ts'
import { leafHash } from './merkle-tree.ts'

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

describe('a leaf', () => {
  // Computed by a second implementation in another language. If this fails, the format has changed: every log that
  // exists would stop verifying. Write a new version instead.
  test('has the bytes and the hash that version 1 fixed for ever', () => {
    const bytes = leafBytes(sampleInput, sampleSalt)
    expect(text(bytes)).toBe(
      [
        '{"actor":{"id":"01939c4e-7a00-7000-8000-0000000000a1",',
        '"label":"80f74e946d8162ce1878f8031b26ceafac6c0669e6a4dc03a5dfeeea6d09067d","type":"MEMBERSHIP"},"at":"2026-11-23T09:30:00.125Z",',
        '"changes":[{"field":"severity","from":"e0e195b8b3a3ed0b66c0f187a3190f64213dc166d540a0a545b54cff23eef9a0",',
        '"to":"4d960523f8cde8ce5b73ddf2c3fdca1e001a5b03120757430448d51d1f95117b"},{"field":"dueAt","from":null,',
        '"to":"551988259fea33807bd57e6f0df8c51f19d5b0ccd29d82f83ce25e4ba4838611"}],',
        '"engagementId":"01939c4e-7a00-7000-8000-0000000000e1","kind":"finding.severityChanged",',
        '"reason":"e665cc0407a33cf53748bec5735bd96c833ddf51ed01a5efceede5c2e3a4dbda",',
        '"refs":{"modelVersionId":"01939c4e-7a00-7000-8000-0000000000d1"},"seq":42,',
        '"subject":{"id":"01939c4e-7a00-7000-8000-0000000000f1","key":"F-123","type":"Finding"},"v":1,',
        '"workspaceId":"01939c4e-7a00-7000-8000-000000000001"}',
      ].join(''),
    )
    expect(hex(leafHash(bytes))).toBe('ea0a7602dbbcf6c392667542e0f898dca64b73a3ca539647e28b01f54ab3bb2b')
  })

  test('does not depend on the order in which its members were given', () => {
    fc.assert(
      fc.property(anyInput, anySalt, (input, salt) => {
        const { reason, refs, actor, ...rest } = input
        const reordered: LeafInput = {
          reason,
          actor: { label: actor.label ?? null, id: actor.id, type: actor.type },
          refs: Object.fromEntries(Object.entries(refs).toReversed()),
          ...rest,
        }
        expect(hex(leafBytes(reordered, salt))).toBe(hex(leafBytes(input, salt)))
      }),
    )
  })

  test('shows no value that it seals, and no equality between two values', () => {
    const same = { ...sampleInput, changes: [{ field: 'owner', from: 'ada@example.org', to: 'ada@example.org' }] }
    const leaf = sealValues(same, sampleSalt)
    expect(JSON.stringify(leaf)).not.toContain('example.org')
    expect(leaf.changes[0]?.from).not.toBe(leaf.changes[0]?.to)
    expect(sealValues(same, newSalt()).changes[0]?.from).not.toBe(leaf.changes[0]?.from)
  })

  test('takes no member that the format does not name', () => {
    const more = { ...sampleInput, email: 'ada@example.org', actor: { ...sampleInput.actor, email: 'ada@example.org' } }
    expect(text(leafBytes(more, sampleSalt))).toBe(text(leafBytes(sampleInput, sampleSalt)))
  })

  test.each<[string, Partial<LeafInput>]>([
    ['a time without milliseconds', { at: '2026-11-23T09:30:00Z' }],
    ['a time of another zone', { at: '2026-11-23T10:30:00.125+01:00' }],
    ['a day that does not exist', { at: '2026-02-30T00:00:00.000Z' }],
    ['a place before the first', { seq: 0 }],
    ['a place beyond exact numbers', { seq: 2 ** 53 }],
    ['an empty kind', { kind: '' }],
    ['a reason that is not well-formed', { reason: '\ud800' }],
    ['a changed value that is not well-formed', { changes: [{ field: 'title', from: '\udfff', to: null }] }],
  ])('refuses %s', (_, change) => {
    expect(() => leafBytes({ ...sampleInput, ...change }, sampleSalt)).toThrow(InvalidLeaf)
  })

  test('refuses a salt of another length', () => {
    expect(() => leafBytes(sampleInput, sampleSalt.subarray(1))).toThrow('The salt has 31 bytes, not 32')
  })
})

describe('disclosed values', () => {
  const leaf = sealValues(sampleInput, sampleSalt)

  test('match the leaf they were sealed in', () => {
    fc.assert(
      fc.property(anyInput, anySalt, (input, salt) => {
        expect(
          matches(
            sealValues(input, salt),
            { actorLabel: input.actor.label ?? null, changes: input.changes, reason: input.reason },
            salt,
          ),
        ).toBe(true)
      }),
    )
  })

  test('match in part when the rest is erased', () => {
    expect(matches(leaf, { reason: sampleInput.reason }, sampleSalt)).toBe(true)
    expect(matches(leaf, { actorLabel: 'Ada Byron' }, sampleSalt)).toBe(true)
    const changes = [{ field: 'severity', to: 'CRITICAL' }, { field: 'dueAt' }]
    expect(matches(leaf, { changes }, sampleSalt)).toBe(true)
  })

  test.each<[string, Parameters<typeof matches>[1]]>([
    ['another name', { actorLabel: 'Bea Byron' }],
    ['another reason', { reason: 'Approved' }],
    ['no reason where there was one', { reason: null }],
    ['a reason that is not well-formed', { reason: '\ud800' }],
    [
      'values in each other’s place',
      { changes: [{ field: 'severity', from: 'CRITICAL', to: 'HIGH' }, { field: 'dueAt' }] },
    ],
    ['another field', { changes: [{ field: 'status', from: 'HIGH' }, { field: 'dueAt' }] }],
    ['a value where there was none', { changes: [{ field: 'severity' }, { field: 'dueAt', from: '2026-11-29' }] }],
    ['fewer changes', { changes: [{ field: 'severity', from: 'HIGH', to: 'CRITICAL' }] }],
  ])('do not match when they are %s', (_, values) => {
    expect(matches(leaf, values, sampleSalt)).toBe(false)
  })

  test('do not match under another salt', () => {
    expect(matches(leaf, { reason: sampleInput.reason }, newSalt())).toBe(false)
  })
})
