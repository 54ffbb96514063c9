import type { Validity } from '../evidence/in-force.ts'
import { isBlocking } from '../findings/severity.ts'
import { evaluatePolicy } from '../policies/evaluate.ts'
import type { PolicyFacts } from '../policies/facts.ts'
import type { Policy } from '../policies/words.ts'
import type { Reason } from '../refusal.ts'
import { blockerReason, type SubjectFinding, standsOpen } from './blocker.ts'
import { type EarlierGate, earlierGateReasons } from './earlier-gates.ts'
import { evidenceReason } from './evidence-reason.ts'
import type { GateStage } from './words.ts'

export type ReadinessFacts = {
  requiredEvidence: readonly { type: string; title: string }[]
  evidence: readonly ({ id: string; type: string } & Validity)[]
  /** The stages that the gate's definition wants passed before. */
  earlierStages: readonly GateStage[]
  /** Their gates on the same record: of the engagement, the version, and each dataset version in its lineage. */
  earlierGates: readonly EarlierGate[]
  findings: readonly SubjectFinding[]
  /** What the gate's definition asks beyond rule 3, with the facts it asks about; null where it asks nothing. */
  policy?: { asks: Policy; facts: PolicyFacts } | null
}

export type Readiness = {
  result: 'READY' | 'NOT_READY'
  reasons: readonly Reason[]
  evidenceHave: number
  evidenceNeed: number
  blockers: number
}

/**
 * Rule 3: whether the gate may be approved now and, where not, each thing that is in the way. The policy of its
 * definition adds to these; nothing that it says can take one of them away.
 */
export function gateReadiness(facts: ReadinessFacts, now: Date): Readiness {
  const evidence = facts.requiredEvidence.flatMap((required) => evidenceReason(facts.evidence, required, now) ?? [])
  const gates = facts.earlierStages.flatMap((stage) => earlierGateReasons(facts.earlierGates, stage))
  const blockers = facts.findings.filter((finding) => standsOpen(finding, isBlocking, now)).map(blockerReason)
  const builtIn = [...evidence, ...gates, ...blockers]
  const asked = facts.policy == null ? [] : evaluatePolicy(facts.policy.asks, facts.policy.facts, now).reasons
  const reasons = [...builtIn, ...asked.filter((reason) => !builtIn.some((known) => saysTheSame(known, reason)))]
  return {
    result: reasons.length === 0 ? 'READY' : 'NOT_READY',
    reasons,
    evidenceHave: facts.requiredEvidence.length - evidence.length,
    evidenceNeed: facts.requiredEvidence.length,
    blockers: blockers.length,
  }
}

function saysTheSame(one: Reason, other: Reason): boolean {
  return one.message === other.message && one.subject === other.subject
}
