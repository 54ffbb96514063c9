import type { PolicyFacts } from './facts.ts'
import { conditionsOf, killSwitchTest, vendorAssessment } from './visit.ts'
import type { Policy, PolicyCondition } from './words.ts'

const dayMs = 86_400_000

/** The next moment at which evidence grows too old for a condition, so that the answer may turn by the clock alone. */
export function policyTurnsAt(policy: Policy, { evidence }: Pick<PolicyFacts, 'evidence'>, now: Date): Date | null {
  const moments = conditionsOf(policy).flatMap((condition) => {
    const aged = agedBy(condition)
    if (aged === null) return []
    return evidence
      .filter(({ type, status }) => type === aged.type && status === 'ACCEPTED')
      .flatMap(({ effectiveFrom }) => (effectiveFrom === null ? [] : effectiveFrom.getTime() + aged.days * dayMs))
  })
  const ahead = moments.filter((moment) => moment > now.getTime())
  return ahead.length === 0 ? null : new Date(Math.min(...ahead))
}

/** Whether time alone can change what the policy answers. */
export function agesByTheClock(policy: Policy): boolean {
  return conditionsOf(policy).some((condition) => agedBy(condition) !== null)
}

function agedBy(condition: PolicyCondition): { type: string; days: number } | null {
  if (!('days' in condition) || condition.days === null) return null
  const { days } = condition
  switch (condition.kind) {
    case 'EVIDENCE_IN_FORCE':
      return { type: condition.evidenceType, days }
    case 'VENDOR_ASSESSED':
      return { type: vendorAssessment, days }
    case 'KILL_SWITCH_TESTED':
      return { type: killSwitchTest, days }
  }
}
