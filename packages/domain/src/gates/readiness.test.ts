import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evidenceStatuses } from '../evidence/words.ts'
import { severities } from '../findings/severity.ts'
import { findingStatuses, subjectStatuses } from '../findings/words.ts'
import { overrideStatuses, overrideTypes } from '../overrides/words.ts'
import { anyFacts, anyPolicy, policyFacts } from '../policies/policy.samples.ts'
import type { Policy } from '../policies/words.ts'
import type { SubjectFinding } from './blocker.ts'
import { days, now } from './gate-case.samples.ts'
import { gateReadiness, type ReadinessFacts } from './readiness.ts'

const accepted = { id: 'e1', type: 'AIBOM', status: 'ACCEPTED', effectiveFrom: days(-1), effectiveTo: null } as const
const intake = { id: 'g1', key: 'G-1', stage: 'INTAKE', status: 'APPROVED' } as const
const complete: ReadinessFacts = {
  requiredEvidence: [{ type: 'AIBOM', title: 'AIBOM' }],
  evidence: [accepted],
  earlierStages: ['INTAKE', 'DATA'],
  earlierGates: [intake],
  findings: [],
}
const finding: SubjectFinding = {
  id: 'f1',
  key: 'F-1',
  severity: 'HIGH',
  status: 'OPEN',
  subjectStatus: 'AFFECTED',
  override: null,
}
const override = { type: 'RISK_ACCEPTED', status: 'ACTIVE', until: days(9) } as const
const codes = (change: Partial<ReadinessFacts>) =>
  gateReadiness({ ...complete, ...change }, now).reasons.map(({ code }) => code)
const withFinding = (change: Partial<SubjectFinding>) => codes({ findings: [{ ...finding, ...change }] })

describe('the readiness of a gate', () => {
  test('is given when evidence is in force, earlier gates are passed and nothing blocks', () => {
    expect(gateReadiness(complete, now)).toEqual({
      result: 'READY',
      reasons: [],
      evidenceHave: 1,
      evidenceNeed: 1,
      blockers: 0,
    })
  })
  test('counts what it has and needs', () => {
    const requiredEvidence = [...complete.requiredEvidence, { type: 'MODEL_CARD', title: 'Model card' }]
    const readiness = gateReadiness({ ...complete, requiredEvidence, findings: [finding] }, now)
    expect(readiness).toMatchObject({ result: 'NOT_READY', evidenceHave: 1, evidenceNeed: 2, blockers: 1 })
  })
  test.each<[string, Partial<ReadinessFacts>, string]>([
    ['required evidence is missing', { evidence: [] }, 'EVIDENCE_MISSING'],
    ['it was rejected', { evidence: [{ ...accepted, status: 'REJECTED' }] }, 'EVIDENCE_MISSING'],
    ['it waits to be accepted', { evidence: [{ ...accepted, status: 'SUBMITTED' }] }, 'EVIDENCE_NOT_ACCEPTED'],
    ['it ends this very second', { evidence: [{ ...accepted, effectiveTo: now }] }, 'EVIDENCE_EXPIRED'],
    ['it has not begun', { evidence: [{ ...accepted, effectiveFrom: days(1) }] }, 'EVIDENCE_MISSING'],
    ['an earlier gate was not opened', { earlierGates: [] }, 'EARLIER_GATE_MISSING'],
    ['an earlier gate is stale', { earlierGates: [{ ...intake, status: 'STALE' }] }, 'EARLIER_GATE_OPEN'],
    [
      'one of two datasets is not approved',
      { earlierGates: [intake, { ...intake, stage: 'DATA' }, { ...intake, id: 'g2', stage: 'DATA', status: 'READY' }] },
      'EARLIER_GATE_OPEN',
    ],
  ])('lacks when %s', (_, change, code) => {
    expect(codes(change)).toEqual([code])
  })
  test('passes over an earlier gate that does not apply', () => {
    expect(codes({ earlierGates: [{ ...intake, status: 'NOT_APPLICABLE' }] })).toEqual([])
  })
  test('points each reason at the object to mend', () => {
    const reasons = gateReadiness(
      { ...complete, earlierGates: [{ ...intake, status: 'STALE' }], findings: [finding] },
      now,
    ).reasons
    expect(reasons.map(({ subject }) => subject)).toEqual(['Gate:g1', 'Finding:f1'])
  })
  test.each<[string, Partial<SubjectFinding>]>([
    ['is medium', { severity: 'MEDIUM' }],
    ['is verified', { status: 'VERIFIED' }],
    ['is a duplicate', { status: 'DUPLICATE' }],
    ['is fixed on the subject', { subjectStatus: 'FIXED' }],
    ['does not affect the subject', { subjectStatus: 'NOT_AFFECTED' }],
    ['is accepted for now', { override }],
    ['is a false positive without an end', { override: { ...override, type: 'FALSE_POSITIVE', until: null } }],
    ['was adjusted to medium', { severity: 'MEDIUM', override: { ...override, type: 'SEVERITY_ADJUSTED' } }],
  ])('is not held up by a finding that %s', (_, change) => {
    expect(withFinding(change)).toEqual([])
  })
  test.each<[string, Partial<SubjectFinding>]>([
    ['is high', {}],
    ['is critical and claimed to be fixed', { severity: 'CRITICAL', status: 'RESOLVED' }],
    ['is not yet known to affect the subject', { subjectStatus: 'UNKNOWN' }],
    ['has an override that lapses this very second', { override: { ...override, until: now } }],
    ['has an override that nobody approved', { override: { ...override, status: 'PROPOSED' } }],
    ['was raised to critical', { severity: 'CRITICAL', override: { ...override, type: 'SEVERITY_ADJUSTED' } }],
    [
      'had been adjusted to medium until now',
      { severity: 'MEDIUM', override: { ...override, type: 'SEVERITY_ADJUSTED', until: now } },
    ],
  ])('is held up by a finding that %s', (_, change) => {
    expect(withFinding(change)).toEqual(['OPEN_BLOCKER'])
  })
  test('is given exactly when there is no reason against it', () => {
    const dates = fc.constantFrom(null, days(-1), now, days(1))
    const evidence = fc
      .record({ status: fc.constantFrom(...evidenceStatuses), effectiveFrom: dates, effectiveTo: dates })
      .map((validity) => ({ ...accepted, ...validity }))
    const overrides = fc.record({
      type: fc.constantFrom(...overrideTypes),
      status: fc.constantFrom(...overrideStatuses),
      until: dates,
    })
    const findings = fc
      .record({
        severity: fc.constantFrom(...severities),
        status: fc.constantFrom(...findingStatuses),
        subjectStatus: fc.constantFrom(...subjectStatuses),
        override: fc.option(overrides),
      })
      .map((change) => ({ ...finding, ...change }))
    const facts = fc.record({
      evidence: fc.array(evidence, { maxLength: 2 }),
      findings: fc.array(findings, { maxLength: 3 }),
    })
    fc.assert(
      fc.property(facts, (change) => {
        const { result, reasons, evidenceHave, evidenceNeed, blockers } = gateReadiness({ ...complete, ...change }, now)
        return (
          (result === 'READY') === (reasons.length === 0) && reasons.length === evidenceNeed - evidenceHave + blockers
        )
      }),
    )
  })

  test('takes what its policy asks as well, and says nothing twice', () => {
    const asks: Policy = { kind: 'ALL', of: [{ kind: 'KILL_SWITCH_TESTED', days: 90 }, { kind: 'CLASSIFIED' }] }
    const requiredEvidence = [...complete.requiredEvidence, { type: 'KILL_SWITCH_TEST', title: 'Kill-switch test' }]
    const policy = { asks, facts: policyFacts() }
    expect(gateReadiness({ ...complete, policy }, now)).toMatchObject({ result: 'NOT_READY', blockers: 0 })
    expect(codes({ policy, requiredEvidence })).toEqual(['EVIDENCE_MISSING'])
  })
  test('keeps every reason of rule 3, whatever its policy says', () => {
    const lacking = { ...complete, evidence: [], earlierGates: [], findings: [finding] }
    const builtIn = gateReadiness(lacking, now).reasons
    fc.assert(
      fc.property(anyPolicy, anyFacts, (asks, facts) => {
        const { result, reasons } = gateReadiness({ ...lacking, policy: { asks, facts } }, now)
        expect(result).toBe('NOT_READY')
        expect(reasons.slice(0, builtIn.length)).toEqual(builtIn)
      }),
    )
  })
})
