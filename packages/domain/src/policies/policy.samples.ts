import fc from 'fast-check'
import { severities } from '../findings/severity.ts'
import { findingStatuses, subjectStatuses } from '../findings/words.ts'
import type { SubjectFinding } from '../gates/blocker.ts'
import { days } from '../gates/gate-case.samples.ts'
import { gateStages, gateStatuses } from '../gates/words.ts'
import type { PolicyEvidence, PolicyFacts } from './facts.ts'
import { owaspLists, type Policy, type PolicyCondition, useCaseTraits } from './words.ts'

export const titles: ReadonlyMap<string, string> = new Map([
  ['RED_TEAM_REPORT', 'Red-team report'],
  ['KILL_SWITCH_TEST', 'Kill-switch test'],
  ['VENDOR_ASSESSMENT', 'Vendor assessment'],
  ['OWASP_LLM_COVERAGE', 'OWASP LLM coverage'],
  ['OWASP_AGENTIC_COVERAGE', 'OWASP Agentic coverage'],
])

export function evidence(type: string, change: Partial<PolicyEvidence> = {}): PolicyEvidence {
  return { id: type, key: 'E-1', type, status: 'ACCEPTED', effectiveFrom: days(-10), effectiveTo: null, ...change }
}

export function finding(change: Partial<SubjectFinding> = {}): SubjectFinding {
  return {
    id: 'f1',
    key: 'F-1',
    severity: 'MEDIUM',
    status: 'OPEN',
    subjectStatus: 'AFFECTED',
    override: null,
    ...change,
  }
}

/** An evaluation gate of a classified use case, about which nothing else is known. */
export function policyFacts(change: Partial<PolicyFacts> = {}): PolicyFacts {
  return {
    titles,
    stage: 'EVALUATION',
    engagement: { id: 'e1', key: 'ENG-1', isClassified: true, traits: [] },
    modelVersionId: 'v1',
    datasets: 0,
    evidence: [],
    coverage: [],
    findings: [],
    earlierGates: [],
    raci: [],
    ...change,
  }
}

const age = fc.option(fc.integer({ min: 1, max: 400 }))
export const anyCondition: fc.Arbitrary<PolicyCondition> = fc.oneof(
  fc.record({
    kind: fc.constant('EVIDENCE_IN_FORCE' as const),
    evidenceType: fc.constantFrom(...titles.keys()),
    days: age,
  }),
  fc.record({ kind: fc.constant('NO_OPEN_FINDING' as const), severity: fc.constantFrom(...severities) }),
  fc.record({
    kind: fc.constant('OPEN_FINDINGS_AT_MOST' as const),
    severity: fc.constantFrom(...severities),
    most: fc.integer({ min: 0, max: 3 }),
  }),
  fc.constant({ kind: 'RACI_COMPLETE' as const }),
  fc.record({
    kind: fc.constant('EARLIER_GATES_PASSED' as const),
    stages: fc.uniqueArray(fc.constantFrom(...gateStages), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant('OWASP_COVERED' as const),
    list: fc.constantFrom(...owaspLists),
    edition: fc.constant('2025'),
  }),
  fc.record({ kind: fc.constant('VENDOR_ASSESSED' as const), days: age }),
  fc.record({ kind: fc.constant('KILL_SWITCH_TESTED' as const), days: fc.integer({ min: 1, max: 400 }) }),
  fc.constant({ kind: 'DATASETS_NAMED' as const }),
  fc.constant({ kind: 'CLASSIFIED' as const }),
  fc.record({ kind: fc.constant('USE_CASE_IS' as const), trait: fc.constantFrom(...useCaseTraits) }),
)

export const anyPolicy: fc.Arbitrary<Policy> = fc.letrec<{ policy: Policy }>((tie) => ({
  policy: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    anyCondition,
    fc.record({ kind: fc.constant('ALL' as const), of: fc.array(tie('policy'), { maxLength: 3 }) }),
    fc.record({ kind: fc.constant('ANY' as const), of: fc.array(tie('policy'), { maxLength: 3 }) }),
    fc.record({ kind: fc.constant('NOT' as const), of: tie('policy') }),
  ),
})).policy

const anyEvidence: fc.Arbitrary<PolicyEvidence> = fc.record({
  id: fc.uuid(),
  key: fc.constant('E-1'),
  type: fc.constantFrom(...titles.keys()),
  status: fc.constantFrom('ACCEPTED', 'SUBMITTED', 'EXPIRED'),
  effectiveFrom: fc.option(fc.integer({ min: -500, max: 10 }).map(days)),
  effectiveTo: fc.option(fc.integer({ min: -10, max: 10 }).map(days)),
})

export const anyFacts: fc.Arbitrary<PolicyFacts> = fc
  .record({
    isClassified: fc.boolean(),
    traits: fc.subarray([...useCaseTraits]),
    datasets: fc.nat(2),
    evidence: fc.array(anyEvidence, { maxLength: 4 }),
    findings: fc.array(
      fc.record({
        id: fc.uuid(),
        key: fc.constant('F-1'),
        severity: fc.constantFrom(...severities),
        status: fc.constantFrom(...findingStatuses),
        subjectStatus: fc.constantFrom(...subjectStatuses),
        override: fc.constant(null),
      }),
      { maxLength: 4 },
    ),
    earlierGates: fc.array(
      fc.record({
        id: fc.uuid(),
        key: fc.constant('G-1'),
        stage: fc.constantFrom(...gateStages),
        status: fc.constantFrom(...gateStatuses),
      }),
      { maxLength: 4 },
    ),
  })
  .map(({ isClassified, traits, ...rest }) =>
    policyFacts({ ...rest, engagement: { id: 'e1', key: 'ENG-1', isClassified, traits } }),
  )
