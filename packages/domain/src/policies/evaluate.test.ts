import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { days, now } from '../gates/gate-case.samples.ts'
import { evaluatePolicy } from './evaluate.ts'
import type { PolicyFacts } from './facts.ts'
import { anyFacts, anyPolicy, evidence, finding, policyFacts } from './policy.samples.ts'
import { noPolicy, type Policy } from './words.ts'

const reasonsOf = (policy: Policy, change: Partial<PolicyFacts> = {}) =>
  evaluatePolicy(policy, policyFacts(change), now).reasons
const said = (policy: Policy, change: Partial<PolicyFacts> = {}) =>
  reasonsOf(policy, change).map(({ message }) => message)
const not = (of: Policy): Policy => ({ kind: 'NOT', of })
const all = (...of: Policy[]): Policy => ({ kind: 'ALL', of })
const any = (...of: Policy[]): Policy => ({ kind: 'ANY', of })

const engagement = policyFacts().engagement
const ofVendor = { engagement: { ...engagement, traits: ['VENDOR_MODEL'] } } as const
const report: Policy = { kind: 'EVIDENCE_IN_FORCE', evidenceType: 'RED_TEAM_REPORT', days: 180 }
const killSwitch: Policy = { kind: 'KILL_SWITCH_TESTED', days: 90 }
const coverage: Policy = { kind: 'OWASP_COVERED', list: 'LLM', edition: '2025' }
const fromVendor: Policy = { kind: 'USE_CASE_IS', trait: 'VENDOR_MODEL' }
const raci = (code: 'A' | 'R', holder: string) =>
  ({ kind: 'GATE', scopeId: 'EVALUATION', holder, holderName: holder, code }) as const

describe('a policy', () => {
  test.each<[string, Policy, Partial<PolicyFacts>, string[]]>([
    ['evidence is missing', report, {}, ['Red-team report is missing']],
    [
      'evidence is too old',
      killSwitch,
      { evidence: [evidence('KILL_SWITCH_TEST', { effectiveFrom: days(-96) })] },
      ['E-1 Kill-switch test is 96 days old; renew it, as it may be at most 90 days old'],
    ],
    ['a vendor is not assessed', { kind: 'VENDOR_ASSESSED', days: null }, ofVendor, ['Vendor assessment is missing']],
    [
      'coverage is of another edition',
      coverage,
      {
        evidence: [evidence('OWASP_LLM_COVERAGE')],
        coverage: [{ evidenceId: 'OWASP_LLM_COVERAGE', list: 'LLM', edition: '2026', entries: 10 }],
      },
      ['E-1 OWASP LLM coverage does not state coverage of the OWASP Top 10 for LLM applications (edition 2025)'],
    ],
    [
      'coverage leaves entries out',
      coverage,
      {
        evidence: [evidence('OWASP_LLM_COVERAGE')],
        coverage: [{ evidenceId: 'OWASP_LLM_COVERAGE', list: 'LLM', edition: '2025', entries: 7 }],
      },
      ['E-1 OWASP LLM coverage covers 7 of the 10 entries of the OWASP Top 10 for LLM applications (edition 2025)'],
    ],
    [
      'a finding stands open',
      { kind: 'NO_OPEN_FINDING', severity: 'MEDIUM' },
      { findings: [finding(), finding({ key: 'F-2', severity: 'LOW' })] },
      ['F-1 is medium, with no override in force'],
    ],
    [
      'too many findings stand open',
      { kind: 'OPEN_FINDINGS_AT_MOST', severity: 'MEDIUM', most: 1 },
      { findings: [finding(), finding({ key: 'F-2' })] },
      [
        '2 open medium findings are without an override in force, and at most 1 may be',
        'F-1 is medium, with no override in force',
        'F-2 is medium, with no override in force',
      ],
    ],
    [
      'RACI has a double and a gap',
      { kind: 'RACI_COMPLETE' },
      { raci: [raci('A', 'GRC'), raci('A', 'AppSec')] },
      [
        'GRC and AppSec are each accountable for the Evaluation and red team gate. Keep one A.',
        'Nobody is responsible for the Evaluation and red team gate. Give at least one seat the R.',
      ],
    ],
    [
      'an earlier gate is open',
      { kind: 'EARLIER_GATES_PASSED', stages: ['TRAINING'] },
      { earlierGates: [{ id: 'g3', key: 'G-3', stage: 'TRAINING', status: 'COLLECTING' }] },
      ['The Training and fine-tuning gate G-3 is collecting'],
    ],
    ['no dataset is named', { kind: 'DATASETS_NAMED' }, {}, ['The version names no dataset in its lineage']],
    [
      'the use case is not classified',
      { kind: 'CLASSIFIED' },
      { engagement: { ...engagement, isClassified: false } },
      ['ENG-1 has no classification that stands; classify it first'],
    ],
    [
      'what it rules out is so',
      not(report),
      { evidence: [evidence('RED_TEAM_REPORT')] },
      ['E-1 Red-team report is in force, which the policy of this gate rules out'],
    ],
    [
      'no alternative holds',
      any(report, killSwitch),
      {},
      [
        'One of these would do, and none holds: either evidence of the type Red-team report that is at most 180 days old is in force, or the kill switch was tested within the last 90 days',
        'Red-team report is missing',
        'Kill-switch test is missing',
      ],
    ],
    ['a guarded condition does not hold', any(not(fromVendor), report), ofVendor, ['Red-team report is missing']],
    [
      'all of what it rules out together is so',
      not(all({ kind: 'CLASSIFIED' }, not(report))),
      {},
      [
        'One of these would do, and none holds: either the use case is not classified, or evidence of the type Red-team report that is at most 180 days old is in force',
        'ENG-1 is classified, which the policy of this gate rules out',
        'Red-team report is missing',
      ],
    ],
  ])('says why it does not hold when %s', (_, policy, change, messages) => {
    expect(said(policy, change)).toEqual(messages)
  })

  test.each<[string, Policy, Partial<PolicyFacts>]>([
    ['it asks for nothing', noPolicy, {}],
    [
      'evidence is young enough',
      killSwitch,
      { evidence: [evidence('KILL_SWITCH_TEST', { effectiveFrom: days(-89) })] },
    ],
    ['no vendor is there to assess', { kind: 'VENDOR_ASSESSED', days: 365 }, {}],
    ['the use case is not one that it asks', any(not(fromVendor), report), {}],
    [
      'the newest coverage speaks of every entry',
      coverage,
      {
        evidence: [evidence('OWASP_LLM_COVERAGE')],
        coverage: [{ evidenceId: 'OWASP_LLM_COVERAGE', list: 'LLM', edition: '2025', entries: 10 }],
      },
    ],
    [
      'an override covers the finding',
      { kind: 'NO_OPEN_FINDING', severity: 'LOW' },
      { findings: [finding({ override: { type: 'RISK_ACCEPTED', status: 'ACTIVE', until: days(1) } })] },
    ],
    ['RACI is complete', { kind: 'RACI_COMPLETE' }, { raci: [raci('A', 'GRC'), raci('R', 'AppSec')] }],
  ])('holds when %s', (_, policy, change) => {
    expect(evaluatePolicy(policy, policyFacts(change), now)).toEqual({ holds: true, reasons: [] })
  })

  test('links each reason to the object to mend', () => {
    const evidenceOf = { evidence: [evidence('KILL_SWITCH_TEST', { id: 'k1', effectiveFrom: days(-96) })] }
    expect(reasonsOf(killSwitch, evidenceOf)[0]?.subject).toBe('Evidence:k1')
    expect(reasonsOf({ kind: 'NO_OPEN_FINDING', severity: 'LOW' }, { findings: [finding()] })[0]?.subject).toBe(
      'Finding:f1',
    )
    expect(reasonsOf({ kind: 'DATASETS_NAMED' })[0]?.subject).toBe('ModelVersion:v1')
  })

  test('ends an age at the very moment that it is reached', () => {
    const at = (effectiveFrom: Date) =>
      said(killSwitch, { evidence: [evidence('KILL_SWITCH_TEST', { effectiveFrom })] })
    expect(at(new Date(days(-90).getTime() + 1))).toEqual([])
    expect(at(days(-90))).toHaveLength(1)
  })

  const holds = (policy: Policy, facts: PolicyFacts) => evaluatePolicy(policy, facts, now).holds

  test('that holds has no reasons, and one that does not has some', () => {
    fc.assert(
      fc.property(anyPolicy, anyFacts, (policy, facts) => {
        const answer = evaluatePolicy(policy, facts, now)
        expect(answer.holds).toBe(answer.reasons.length === 0)
        expect(answer.reasons.every(({ message }) => message.trim() !== '')).toBe(true)
      }),
    )
  })
  test('holds exactly when its negation does not, and twice negated is itself', () => {
    fc.assert(
      fc.property(anyPolicy, anyFacts, (policy, facts) => {
        expect(holds(not(policy), facts)).toBe(!holds(policy, facts))
        expect(evaluatePolicy(not(not(policy)), facts, now)).toEqual(evaluatePolicy(policy, facts, now))
      }),
    )
  })
  test('obeys De Morgan', () => {
    fc.assert(
      fc.property(fc.array(anyPolicy, { maxLength: 3 }), anyFacts, (policies, facts) => {
        const negated = policies.map(not)
        expect(holds(not(all(...policies)), facts)).toBe(holds(any(...negated), facts))
        expect(holds(not(any(...policies)), facts)).toBe(holds(all(...negated), facts))
      }),
    )
  })
})
