import {
  type ApprovalStanding,
  approvalStanding,
  computedGateStatus,
  type EvidenceStatus,
  type GateStage,
  type GateStatus,
  gateReadiness,
  isApproved,
  monitoringDue,
  type Readiness,
  type ReadinessFacts,
} from '@assay/domain'
import { approvalOf } from './approval-of.ts'
import type { GateFacts } from './load-gate-facts.ts'
import { type Matter, matterOf } from './matter.ts'
import { policyFactsOf } from './policy-facts.ts'
import { signerRuleOf } from './signer-rule.ts'
import { findingOn } from './subject-finding.ts'

export type Reading = {
  readiness: Readiness
  status: GateStatus
  staleReason: string | null
  /** By when it is to be decided; a finding on a live version brings the monitoring gate's day nearer. */
  dueAt: Date | null
  /** What the approval is tied to and what is asked of it; null where the gate is not approved. */
  standing: ApprovalStanding | null
  matter: Matter
}

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
  const approval = approvalOf(facts, facts.approval, readiness, now)
  const standing = isApproved(current) ? approvalStanding(approval, now, facts.rule10) : null
  const cause = standing?.staleCause ?? null
  const dueAt = monitoringDue(approval, now, facts.rule10)
  const status = computedGateStatus(current, readiness, hasEvidence(facts, dueAt), cause)
  return {
    readiness,
    status,
    staleReason: status === 'STALE' ? (cause ?? gate.staleReason) : null,
    dueAt,
    standing,
    matter,
  }
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
function hasEvidence({ gate, evidence }: GateFacts, dueAt: Date | null): boolean {
  const given = evidence.filter(({ status }) => status === 'SUBMITTED' || status === 'ACCEPTED')
  const reopens = gate.status === 'RETURNED' || gate.status === 'STALE' || gate.status === 'REVOKED'
  const asked = gate.requests.some(({ requestedAt }) => reopens && requestedAt >= gate.statusSince)
  // A monitoring or retirement gate with a day to be decided by was opened, whatever it has.
  const opened = gate.status === 'NOT_STARTED' && dueAt !== null && opensByDate.includes(gate.stage)
  return asked || opened || given.some(({ updatedAt }) => !reopens || updatedAt > gate.statusSince)
}

const opensByDate: readonly string[] = ['MONITORING', 'RETIREMENT']
