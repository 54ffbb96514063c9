import {
  computedGateStatus,
  type EvidenceStatus,
  type GateStage,
  type GateStatus,
  gateReadiness,
  isApproved,
  type Readiness,
  type ReadinessFacts,
} from '@assay/domain'
import type { GateFacts } from './load-gate-facts.ts'
import { type Matter, matterOf, matterOfDecision } from './matter.ts'
import { policyFactsOf } from './policy-facts.ts'
import { signerRuleOf } from './signer-rule.ts'
import { findingOn } from './subject-finding.ts'

export type Reading = { readiness: Readiness; status: GateStatus; staleReason: string | null; matter: Matter }

/** The readiness and the status that follow from the facts at this moment. */
export function readGate(
  facts: GateFacts,
  now: Date,
  statusOf: (id: string, stored: string) => string = (_, stored) => stored,
): Reading {
  const { gate } = facts
  const matter = matterOf(facts, statusOf)
  const readiness = gateReadiness(readinessFacts(facts, statusOf), now)
  const current = gate.status as GateStatus
  const cause = isApproved(current) ? causeOfStaleness(facts, matter, readiness) : null
  const status = computedGateStatus(current, readiness, hasEvidence(facts), cause)
  return { readiness, status, staleReason: status === 'STALE' ? (cause ?? gate.staleReason) : null, matter }
}

function readinessFacts(facts: GateFacts, statusOf: (id: string, stored: string) => string): ReadinessFacts {
  return {
    requiredEvidence: facts.required.map(({ evidenceType }) => ({ type: evidenceType.code, title: evidenceType.name })),
    evidence: facts.evidence.map(({ id, evidenceType, status, effectiveFrom, effectiveTo }) => ({
      id,
      type: evidenceType.code,
      status: status as EvidenceStatus,
      effectiveFrom,
      effectiveTo,
    })),
    earlierStages: signerRuleOf(facts.gate.definition).earlierGates,
    earlierGates: facts.earlierGates.map(({ id, key, stage, status }) => ({
      id,
      key,
      stage: stage as GateStage,
      status: statusOf(id, status) as GateStatus,
    })),
    findings: facts.subjects.map(findingOn),
    policy: { asks: facts.policy, facts: policyFactsOf(facts, statusOf) },
  }
}

/** Whether evidence came; for a gate that was returned, revoked or went stale, whether it, or a request, came after. */
function hasEvidence({ gate, evidence }: GateFacts): boolean {
  const given = evidence.filter(({ status }) => status === 'SUBMITTED' || status === 'ACCEPTED')
  const reopens = gate.status === 'RETURNED' || gate.status === 'STALE' || gate.status === 'REVOKED'
  const asked = gate.requests.some(({ requestedAt }) => reopens && requestedAt >= gate.statusSince)
  return asked || given.some(({ updatedAt }) => !reopens || updatedAt > gate.statusSince)
}

/**
 * Rule 10: an approval no longer fits what it was taken on. A new revision of version-bound evidence always turns it;
 * a blocker turns an evaluation or a deployment while the version has not been routed, and opens gate 6 afterwards.
 */
function causeOfStaleness({ gate }: GateFacts, matter: Matter, readiness: Readiness): string | null {
  const standing = gate.decisions.find(({ status }) => status === 'EFFECTIVE')
  const decidedOn = standing === undefined ? null : matterOfDecision(standing)
  for (const before of decidedOn?.evidence ?? []) {
    const after = matter.evidence.find(({ id }) => id === before.id)
    if (before.binding === 'VERSION_BOUND' && after !== undefined && after.revision > before.revision) {
      return `${after.key} has a new revision ${after.revision}; revision ${before.revision} was decided on`
    }
  }
  const guarded = gate.stage === 'EVALUATION' || gate.stage === 'DEPLOYMENT'
  if (!guarded || gate.modelVersion === null || !unrouted.includes(gate.modelVersion.status)) return null
  return readiness.reasons.find(({ code }) => code === 'OPEN_BLOCKER')?.message ?? null
}

const unrouted: readonly string[] = ['REGISTERED', 'IN_EVALUATION', 'DEPLOYABLE']
