import { severityRank } from '../findings/severity.ts'
import type { GateStage } from '../gates/words.ts'
import type { ConditionKind, Policy, PolicyCondition } from './words.ts'

/** Every condition of a policy, in reading order. */
export function conditionsOf(policy: Policy): PolicyCondition[] {
  switch (policy.kind) {
    case 'ALL':
    case 'ANY':
      return policy.of.flatMap(conditionsOf)
    case 'NOT':
      return conditionsOf(policy.of)
    default:
      return [policy]
  }
}

/** How many compositions and conditions stand above one another, the lowest condition included. */
export function depthOf(policy: Policy): number {
  switch (policy.kind) {
    case 'ALL':
    case 'ANY':
      return 1 + Math.max(0, ...policy.of.map(depthOf))
    case 'NOT':
      return 1 + depthOf(policy.of)
    default:
      return 1
  }
}

export const coverageTypes = { LLM: 'OWASP_LLM_COVERAGE', AGENTIC: 'OWASP_AGENTIC_COVERAGE' } as const
export const killSwitchTest = 'KILL_SWITCH_TEST'
export const vendorAssessment = 'VENDOR_ASSESSMENT'

function evidenceTypesOf(condition: PolicyCondition): string[] {
  switch (condition.kind) {
    case 'EVIDENCE_IN_FORCE':
      return [condition.evidenceType]
    case 'OWASP_COVERED':
      return [coverageTypes[condition.list]]
    case 'VENDOR_ASSESSED':
      return [vendorAssessment]
    case 'KILL_SWITCH_TESTED':
      return [killSwitchTest]
    default:
      return []
  }
}

export type Asked = {
  kinds: ReadonlySet<ConditionKind>
  /** Codes of the types of evidence whose state the answer hangs on. */
  evidenceTypes: readonly string[]
  /** The stages whose gates it looks at. */
  stages: readonly GateStage[]
  /** The lowest rank of a finding that it counts; null when it counts none. */
  severityRank: number | null
  raci: boolean
}

/** Which facts a policy has to be given. */
export function askedBy(policy: Policy): Asked {
  const conditions = conditionsOf(policy)
  const ranks = conditions.flatMap((condition) =>
    condition.kind === 'NO_OPEN_FINDING' || condition.kind === 'OPEN_FINDINGS_AT_MOST'
      ? severityRank(condition.severity)
      : [],
  )
  return {
    kinds: new Set(conditions.map(({ kind }) => kind)),
    evidenceTypes: [...new Set(conditions.flatMap(evidenceTypesOf))],
    stages: [
      ...new Set(
        conditions.flatMap((condition) => (condition.kind === 'EARLIER_GATES_PASSED' ? condition.stages : [])),
      ),
    ],
    severityRank: ranks.length === 0 ? null : Math.min(...ranks),
    raci: conditions.some(({ kind }) => kind === 'RACI_COMPLETE'),
  }
}
