import { describe, expect, test } from 'vitest'
import { type Composition, type InsideCase, objectionOutside } from './objection-outside.ts'
import { seatsOfEnvelope, seatsToFill } from './seats-to-fill.ts'

const now = new Date('2026-11-23T12:00:00Z')
const base: Composition = {
  parts: [
    { kind: 'WEIGHTS', name: 'gbt', release: '1', digest: 'a' },
    { kind: 'REPOSITORY', name: 'risk/model', release: 'c0ffee', digest: null },
  ],
  data: [{ dataset: 'payments', usage: 'TRAINING' }],
}
const [weights, code] = base.parts
if (weights === undefined || code === undefined) throw new Error('The base has two parts')
const retrained: InsideCase = {
  envelope: {
    status: 'APPROVED',
    endsAt: new Date('2027-01-01'),
    bounds: [{ metric: 'AUC', min: 0.94, max: null }],
    mayChange: ['gbt'],
  },
  base,
  version: {
    ...base,
    id: 'v',
    parts: [{ ...weights, release: '2', digest: 'b' }, code],
    metrics: new Map([['AUC', 0.95]]),
  },
}
const codes = (change: Partial<InsideCase>) =>
  objectionOutside({ ...retrained, ...change }, now)?.reasons.map((reason) => reason.code) ?? []
const version = (change: Partial<InsideCase['version']>) => ({ version: { ...retrained.version, ...change } })

describe('gates 2–5 may be decided by policy for a retrained version inside an approved change envelope: same code, features and base, metrics within bounds', () => {
  test('and it is inside when only its weights are new', () => {
    expect(codes({})).toEqual([])
  })
  test.each<[string, Partial<InsideCase>, string]>([
    ['its code changed', version({ parts: [weights, { ...code, release: 'bad' }] }), 'ANOTHER_PART'],
    ['a part is gone', version({ parts: [weights] }), 'ANOTHER_PART'],
    ['weights that nobody named changed', { envelope: { ...retrained.envelope, mayChange: [] } }, 'ANOTHER_PART'],
    [
      'it was trained on other data',
      version({ data: [...base.data, { dataset: 'lending', usage: 'TRAINING' }] }),
      'OTHER_FEATURES',
    ],
    ['a metric leaves its bounds', version({ metrics: new Map([['AUC', 0.93]]) }), 'OUT_OF_BOUNDS'],
    ['a metric was not measured', version({ metrics: new Map() }), 'NOT_MEASURED'],
    ['the envelope ended', { envelope: { ...retrained.envelope, endsAt: now } }, 'ENVELOPE_NOT_IN_FORCE'],
    ['the envelope was revoked', { envelope: { ...retrained.envelope, status: 'REVOKED' } }, 'ENVELOPE_NOT_IN_FORCE'],
  ])('and it is outside when %s', (_, change, expected) => {
    expect(codes(change)).toContain(expected)
  })
})

describe('an envelope is approved', () => {
  const seats = seatsOfEnvelope(['TRAINING', 'EVALUATION'], true)
  const grace = { id: 'grace', holdsTheAOf: ['TRAINING'] as const, oversees: true }
  test('by the A of each gate that it covers, and by an overseer where the stakes are high', () => {
    expect(seats).toEqual(['TRAINING', 'EVALUATION', 'OVERSIGHT'])
    expect(seatsOfEnvelope(['TRAINING'], false)).toEqual(['TRAINING'])
    expect(seatsToFill(seats, [], grace)).toEqual(['TRAINING'])
  })
  test('and overseen by somebody else than those', () => {
    expect(seatsToFill(seats, [{ seat: 'TRAINING', memberId: 'grace' }], grace)).toEqual([])
    expect(seatsToFill(seats, [], { ...grace, holdsTheAOf: [] })).toEqual(['OVERSIGHT'])
    expect(seatsToFill(seats, [{ seat: 'OVERSIGHT', memberId: 'grace' }], grace)).toEqual([])
  })
})
