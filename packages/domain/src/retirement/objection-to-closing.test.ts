import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gateStatuses, isApproved } from '../gates/words.ts'
import { modelVersionStatuses } from '../models/words.ts'
import { NotReady } from '../refusal.ts'
import { type ClosingCase, objectionToClosing } from './objection-to-closing.ts'

const settled: ClosingCase = {
  versionId: 'v',
  status: 'RETIRING',
  activeRoutings: [],
  retirementGate: { id: 'g', key: 'G-7', status: 'APPROVED' },
  disposed: true,
  retentionUntil: null,
  legalHold: null,
  credentialsRevoked: true,
  consumers: [{ name: 'Wallet app', notifiedAt: new Date(0) }],
}
const codes = (change: Partial<ClosingCase>) => {
  const objection = objectionToClosing({ ...settled, ...change })
  if (objection === null) return []
  return objection instanceof NotReady ? objection.reasons.map(({ code }) => code) : [objection.code]
}

describe('closing a version as RETIRED needs: no active routing, retirement record, disposal evidence or a retention date or legal hold, credential revocation, and a notice for every consumer', () => {
  test('and is open when all of it stands', () => {
    expect(codes({})).toEqual([])
  })
  test.each<[string, Partial<ClosingCase>, string]>([
    ['it is still routed', { activeRoutings: [{ environment: 'PRODUCTION', percent: 10 }] }, 'STILL_ROUTED'],
    ['its retirement gate was never opened', { retirementGate: null }, 'RETIREMENT_NOT_APPROVED'],
    [
      'its retirement gate is not approved',
      { retirementGate: { id: 'g', key: 'G-7', status: 'STALE' } },
      'RETIREMENT_NOT_APPROVED',
    ],
    ['nothing bounds what is kept of it', { disposed: false }, 'NO_RETENTION_BOUNDARY'],
    ['its credentials still work', { credentialsRevoked: false }, 'CREDENTIALS_NOT_REVOKED'],
    ['a consumer was not told', { consumers: [{ name: 'Wallet app', notifiedAt: null }] }, 'CONSUMER_NOT_TOLD'],
    ['it is closed already', { status: 'RETIRED' }, 'INVALID_TRANSITION'],
    ['it was never live', { status: 'REGISTERED' }, 'INVALID_TRANSITION'],
  ])('and is refused when %s', (_, change, code) => {
    expect(codes(change)).toEqual([code])
  })
  test.each<[string, Partial<ClosingCase>]>([
    ['a retention date', { disposed: false, retentionUntil: new Date(0) }],
    ['a legal hold', { disposed: false, legalHold: 'Case 12' }],
  ])('and takes %s instead of a disposal', (_, change) => {
    expect(codes(change)).toEqual([])
  })
  test('whatever the record says: nothing is closed without all of it', () => {
    const date = fc.option(fc.constant(new Date(0)))
    const closing: fc.Arbitrary<ClosingCase> = fc.record({
      versionId: fc.constant('v'),
      status: fc.constantFrom(...modelVersionStatuses),
      activeRoutings: fc.array(fc.record({ environment: fc.constant('PRODUCTION'), percent: fc.nat(100) }), {
        maxLength: 2,
      }),
      retirementGate: fc.option(
        fc.record({ id: fc.constant('g'), key: fc.constant('G-7'), status: fc.constantFrom(...gateStatuses) }),
      ),
      disposed: fc.boolean(),
      retentionUntil: date,
      legalHold: fc.option(fc.constant('Case 12')),
      credentialsRevoked: fc.boolean(),
      consumers: fc.array(fc.record({ name: fc.string(), notifiedAt: date }), { maxLength: 3 }),
    })
    fc.assert(
      fc.property(closing, (given) => {
        if (objectionToClosing(given) !== null) return
        expect(given.activeRoutings).toEqual([])
        expect(given.retirementGate !== null && isApproved(given.retirementGate.status)).toBe(true)
        expect(given.disposed || given.retentionUntil !== null || given.legalHold !== null).toBe(true)
        expect(given.credentialsRevoked).toBe(true)
        expect(given.consumers.every(({ notifiedAt }) => notifiedAt !== null)).toBe(true)
      }),
    )
  })
})
