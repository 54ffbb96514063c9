import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Conflict, NotReady } from '../refusal.ts'
import { gateDecisions } from './decisions.ts'
import { days, decided, notReady, now, paula, signer, signOffCase, team } from './gate-case.samples.ts'
import { objectionToSignOff } from './sign-off.ts'
import type { SignOffCase } from './sign-off-case.ts'

const delegate = (validFrom: Date, validTo: Date) =>
  signer('dan', ['GRC'], { delegations: [{ of: team('PRODUCT_SECURITY'), validFrom, validTo }] })
const condition = { text: 'Retest weekly', ownerId: 'mo', expiresAt: days(30) }
const withConditions = { decision: 'APPROVE_WITH_CONDITIONS', newConditions: [condition] } as const

describe('signing off a gate', () => {
  test.each<[string, Partial<SignOffCase>]>([
    ['to the accountable team once it is ready', {}],
    ['to a delegate while the delegation lasts', { signer: delegate(now, days(1)) }],
    ['to an administrator who is also a signer', { signer: { ...paula, roles: ['ADMIN', 'SIGNER'] } }],
    ['to a colleague of who submitted the evidence', submitted('VERSION_BOUND', ['colleague'])],
    ['after a service account uploaded the evidence', submitted('VERSION_BOUND', [])],
    ['to who submitted standing evidence', submitted('STANDING', ['paula'])],
    ['for sending back what is not ready', { decision: 'RETURN', readiness: notReady }],
    ['for rejecting what is not ready', { decision: 'REJECT', readiness: notReady }],
    ['for blocking an intake that is not ready', { stage: 'INTAKE', decision: 'BLOCK', readiness: notReady }],
    ['for rolling back what is not ready', { stage: 'MONITORING', decision: 'ROLL_BACK', readiness: notReady }],
    ['for a stale gate that is ready again', { status: 'STALE' }],
    ['with conditions that have an owner and an expiry', withConditions],
    [
      'to the use-case owner where that seat has the A',
      {
        accountable: { seat: { kind: 'USE_CASE_OWNER', name: 'The use-case owner' }, personId: null },
        signer: signer('uma', [], { isUseCaseOwner: true }),
      },
    ],
  ])('is open %s', (_, change) => {
    expect(objectionToSignOff(signOffCase(change), now)).toBeNull()
  })

  test.each<[string, Partial<SignOffCase>, string]>([
    ['nobody has the A', { accountable: null }, 'NOT_ACCOUNTABLE'],
    ['another team signs', { signer: signer('ada', ['APPSEC']) }, 'NOT_ACCOUNTABLE'],
    [
      'the A names a colleague',
      { accountable: { seat: team('PRODUCT_SECURITY'), personId: 'pete' } },
      'NOT_ACCOUNTABLE',
    ],
    ['the delegation ends this very second', { signer: delegate(days(-1), now) }, 'NOT_ACCOUNTABLE'],
    ['the delegation has not begun', { signer: delegate(days(1), days(2)) }, 'NOT_ACCOUNTABLE'],
    [
      'the A has moved on from who delegated it',
      { signer: delegate(now, days(1)), accountable: appsecHasTheA() },
      'NOT_ACCOUNTABLE',
    ],
    ['an administrator is no signer', { signer: { ...paula, roles: ['ADMIN'] } }, 'DENIED'],
    ['the signer requested the decision', { requestedBy: 'paula' }, 'NOT_INDEPENDENT'],
    ['the signer submitted version-bound evidence', submitted('VERSION_BOUND', ['paula']), 'NOT_INDEPENDENT'],
    ['the signer owns an open condition', { conditions: [{ ...condition, ownerId: 'paula' }] }, 'NOT_INDEPENDENT'],
    [
      'the signer would own a new condition',
      { ...withConditions, newConditions: [{ ...condition, ownerId: 'paula' }] },
      'NOT_INDEPENDENT',
    ],
    ['a tied signer wants to reject', { requestedBy: 'paula', decision: 'REJECT' }, 'NOT_INDEPENDENT'],
    ['the gate is not ready to be approved', { readiness: notReady }, 'NOT_READY'],
    [
      'monitoring would go on without evidence',
      { stage: 'MONITORING', decision: 'CONTINUE', readiness: notReady },
      'NOT_READY',
    ],
    ['a decision stands', { standing: decided([signer('pete')]) }, 'ALREADY_DECIDED'],
    ['the gate was returned and nothing came since', { status: 'RETURNED' }, 'ALREADY_DECIDED'],
    ['the gate does not apply', { status: 'NOT_APPLICABLE' }, 'ALREADY_DECIDED'],
    ['the stage knows no such decision', { decision: 'PROCEED' }, 'INVALID_INPUT'],
    ['conditions are announced and none is named', { decision: 'APPROVE_WITH_CONDITIONS' }, 'INVALID_INPUT'],
    ['a plain approval carries conditions', { newConditions: [condition] }, 'INVALID_INPUT'],
    [
      'a condition has no owner',
      { ...withConditions, newConditions: [{ ...condition, ownerId: null }] },
      'INVALID_INPUT',
    ],
    [
      'a condition expires this very second',
      { ...withConditions, newConditions: [{ ...condition, expiresAt: now }] },
      'INVALID_INPUT',
    ],
  ])('is refused when %s', (_, change, code) => {
    expect(objectionToSignOff(signOffCase(change), now)?.code).toBe(code)
  })

  test('asks for ownership before independence, and for independence before readiness', () => {
    const everythingWrong = { requestedBy: 'paula', readiness: notReady, signer: signer('paula', ['APPSEC']) }
    expect(objectionToSignOff(signOffCase(everythingWrong), now)?.code).toBe('NOT_ACCOUNTABLE')
    expect(objectionToSignOff(signOffCase({ ...everythingWrong, signer: paula }), now)?.code).toBe('NOT_INDEPENDENT')
  })

  test('hands on the reasons why the gate is not ready', () => {
    const objection = objectionToSignOff(signOffCase({ readiness: notReady }), now)
    expect(objection instanceof NotReady && objection.reasons).toEqual(notReady.reasons)
  })

  test('names who decided first, and what', () => {
    const objection = objectionToSignOff(signOffCase({ decision: 'REJECT', standing: decided([signer('pete')]) }), now)
    expect(objection instanceof Conflict && objection.values).toEqual([
      { field: 'decision', yours: 'REJECT', theirs: 'APPROVE', by: 'pete', at: now },
    ])
  })

  test('is never open to anyone without the A, whatever else is true', () => {
    const outsider = fc.record({
      signer: fc.constantFrom(
        signer('ada', ['APPSEC', 'GRC']),
        signer('uma', [], { isUseCaseOwner: true }),
        delegate(days(-2), now),
      ),
      decision: fc.constantFrom(...gateDecisions),
      separation: fc.constantFrom('STRICT', 'COMPACT'),
      readiness: fc.constantFrom(notReady, signOffCase().readiness),
      requestedBy: fc.constantFrom(null, 'ada', 'uma'),
      highRisk: fc.boolean(),
      exception: fc.constantFrom(null, { rationale: 'Alone', reviewerId: 'rita', reviewBy: days(1) }),
    })
    fc.assert(
      fc.property(outsider, (change) => objectionToSignOff(signOffCase(change), now)?.code === 'NOT_ACCOUNTABLE'),
    )
  })
})

function submitted(binding: 'VERSION_BOUND' | 'STANDING', uploadedBy: readonly string[]): Partial<SignOffCase> {
  return { evidence: [{ title: 'Red-team report', binding, uploadedBy }] }
}

function appsecHasTheA() {
  return { seat: team('APPSEC'), personId: null }
}
