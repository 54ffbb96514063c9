import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isOversight, teamFunctions } from '../identity/words.ts'
import { days, decided, gateCase, oneSigner, paula, signer, team } from './gate-case.samples.ts'
import type { GateCase } from './sign-off-case.ts'
import { quorumReached, signaturesRequired } from './signatures.ts'
import { gateStages } from './words.ts'

const grc = signer('greta', ['GRC'])
const appsec = signer('ada', ['APPSEC'])
const chief = signer('cleo', ['SECURITY_LEADERSHIP'])
const owner = signer('uma', [], { isUseCaseOwner: true })
const deployment: Partial<GateCase> = {
  stage: 'DEPLOYMENT',
  accountable: { seat: { kind: 'USE_CASE_OWNER', name: 'The use-case owner' }, personId: null },
  signerRule: { ...oneSigner, concurs: ['APPSEC'], whenHighOrTier1: { quorum: 2, oneOf: ['SECURITY_LEADERSHIP'] } },
}
const needs = (change: Partial<GateCase>) => signaturesRequired(gateCase(change)).map(({ oneOf }) => oneOf)

describe('the signatures of a gate', () => {
  test('are one where little is at stake', () => {
    expect(needs({})).toEqual([null])
  })
  test.each([
    ['INTAKE', 2],
    ['DATA', 1],
    ['TRAINING', 1],
    ['EVALUATION', 2],
    ['DEPLOYMENT', 2],
    ['MONITORING', 1],
    ['RETIREMENT', 2],
  ] as const)('at %s are %i for a tier 1 use case', (stage, count) => {
    expect(needs({ stage, tier: 1 })).toHaveLength(count)
    expect(needs({ stage, highRisk: true })).toHaveLength(count)
  })
  test('ask for an overseer where the accountable team is none', () => {
    expect(needs({ tier: 1 })).toEqual([null, ['SECURITY_LEADERSHIP', 'GRC']])
  })
  test('ask for any second signer where the accountable team oversees', () => {
    expect(needs({ tier: 1, accountable: { seat: team('GRC'), personId: null } })).toEqual([null, null])
  })
  test('ask for an overseer when the overseeing team decided through a delegate from elsewhere', () => {
    const change = { tier: 1, accountable: { seat: team('GRC'), personId: null }, standing: decided([appsec]) } as const
    expect(needs(change)).toEqual([null, ['SECURITY_LEADERSHIP', 'GRC']])
  })
  test('follow the signer rule of the definition', () => {
    expect(needs(deployment)).toEqual([null, ['APPSEC']])
    expect(needs({ ...deployment, tier: 1 })).toEqual([null, ['APPSEC'], ['SECURITY_LEADERSHIP']])
  })
  test('keep an overseer even when the definition names others instead', () => {
    const whenHighOrTier1 = { quorum: 2, oneOf: ['SRE'] } as const
    expect(needs({ tier: 1, signerRule: { ...oneSigner, whenHighOrTier1 } })).toEqual([
      null,
      ['SECURITY_LEADERSHIP', 'GRC'],
    ])
  })
  test('say who has given them and which still lack', () => {
    const gate = gateCase({ ...deployment, tier: 1, standing: decided([owner, chief]) })
    expect(signaturesRequired(gate).map(({ signedBy }) => signedBy?.signer.id ?? null)).toEqual(['uma', null, 'cleo'])
  })
  test('move a signer of two functions to the place that is left', () => {
    const both = signer('bo', ['APPSEC', 'SECURITY_LEADERSHIP'])
    expect(quorumReached(gateCase({ ...deployment, tier: 1, standing: decided([owner, both, appsec]) }))).toBe(true)
  })
  test('are never two of one person', () => {
    expect(quorumReached(gateCase({ tier: 1, standing: decided([grc, grc]) }))).toBe(false)
    expect(quorumReached(gateCase({ ...deployment, tier: 1, standing: decided([owner, appsec, appsec]) }))).toBe(false)
  })
  test('count a person once where the definition asks for three of any function', () => {
    const signerRule = { ...oneSigner, quorum: 3 }
    expect(quorumReached(gateCase({ signerRule, standing: decided([paula, grc, grc]) }))).toBe(false)
    expect(quorumReached(gateCase({ signerRule, standing: decided([paula, grc, appsec]) }))).toBe(true)
  })
  test('ask the accountable team to concur only when it decided through a delegate from elsewhere', () => {
    const itself = { ...deployment, accountable: { seat: team('APPSEC'), personId: null } }
    expect(needs({ ...itself, standing: decided([appsec]) })).toEqual([null])
    expect(needs({ ...itself, standing: decided([owner]) })).toEqual([null, ['APPSEC']])
  })
  test('lack while nobody has decided', () => {
    expect(quorumReached(gateCase())).toBe(false)
  })
  test('are one under the single-signer exception, save where much is at stake or separation is strict', () => {
    const exception = { rationale: 'Alone', reviewerId: 'rita', reviewBy: days(20) }
    const alone = gateCase({ ...deployment, separation: 'COMPACT', standing: decided([owner], { exception }) })
    expect(quorumReached(alone)).toBe(true)
    expect(quorumReached({ ...alone, tier: 1 })).toBe(false)
    expect(quorumReached({ ...alone, separation: 'STRICT' })).toBe(false)
  })
  test('are by two people, one of them an overseer, wherever a high-risk gate has its quorum', () => {
    const people = fc.array(
      fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.subarray([...teamFunctions])).map(([id, of]) => signer(id, of)),
      { minLength: 1, maxLength: 4 },
    )
    const seats = fc.constantFrom(...teamFunctions)
    const stages = fc.constantFrom(...gateStages.filter((stage) => !['DATA', 'TRAINING', 'MONITORING'].includes(stage)))
    fc.assert(
      fc.property(
        people,
        seats,
        stages,
        fc.subarray([...teamFunctions], { maxLength: 2 }),
        (by, seat, stage, concurs) => {
          const accountable = { seat: team(seat), personId: null }
          const signerRule = { ...oneSigner, concurs }
          const gate = gateCase({ stage, accountable, signerRule, highRisk: true, standing: decided(by) })
          if (!quorumReached(gate)) return true
          const signed = signaturesRequired(gate).flatMap(({ signedBy }) => signedBy?.signer ?? [])
          const overseen = signed.some((person) => person.teams.some((each) => isOversight(each.function)))
          return new Set(signed.map(({ id }) => id)).size >= 2 && overseen
        },
      ),
    )
  })
  test('need only the one who decides while that one alone has signed', () => {
    expect(quorumReached(gateCase({ standing: decided([paula]) }))).toBe(true)
  })
})
