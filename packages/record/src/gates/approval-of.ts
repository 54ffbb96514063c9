import {
  type Approval10,
  type DecidedEvidence10,
  type EvidenceBinding,
  type EvidenceStatus,
  endOfValidity,
  type GateStage,
  type GateStatus,
  isApproved,
  isEvidenceInForce,
  type Readiness,
} from '@assay/domain'
import type { LoadedApproval } from './load-approvals.ts'
import type { GateFacts } from './load-gate-facts.ts'
import { findingOn } from './subject-finding.ts'

/** An approval as rule 10 looks at it: what it was taken on, and what there is now. */
export function approvalOf(
  facts: GateFacts,
  approval: LoadedApproval | null,
  readiness: Readiness,
  now: Date,
): Approval10 {
  const { gate } = facts
  return {
    stage: gate.stage as GateStage,
    tier: gate.engagement.tier,
    live: gate.modelVersion !== null && live.includes(gate.modelVersion.status),
    routed: gate.modelVersion !== null && !unrouted.includes(gate.modelVersion.status),
    evidence: approval === null ? [] : decidedEvidence(facts, approval, now),
    conditions: (approval?.conditions ?? []).map(({ id, text, expiresAt, metAt }) => ({
      id,
      text,
      expiresAt,
      met: metAt !== null,
    })),
    blockers: blockersOf(facts, approval, readiness),
    dueAt: gate.dueAt,
    validUntil: validUntilOf(facts),
  }
}

/** Until when the approval of a gate holds by its definition; null for good, and for a gate that is not approved. */
export function validUntilOf({ gate }: GateFacts): Date | null {
  const standing = gate.decisions.find(({ status }) => status === 'EFFECTIVE')
  if (standing === undefined || !isApproved(gate.status as GateStatus)) return null
  return endOfValidity(standing.effectiveAt ?? standing.decidedAt, gate.definition.validityDays)
}

const live: readonly string[] = ['CANARY', 'PRODUCTION', 'QUARANTINED']
const unrouted: readonly string[] = ['REGISTERED', 'IN_EVALUATION', 'DEPLOYABLE']

function decidedEvidence(facts: GateFacts, approval: LoadedApproval, now: Date): DecidedEvidence10[] {
  const { evidence } = facts
  return (approval.matter?.evidence ?? []).map((before): DecidedEvidence10 => {
    const after = evidence.find(({ id }) => id === before.id)
    const row = approval.decided.get(before.id)
    const ofType = evidence.filter(({ evidenceType }) => evidenceType.code === before.type)
    const inForce = ofType.filter(({ status, effectiveFrom, effectiveTo }) =>
      isEvidenceInForce({ status: status as EvidenceStatus, effectiveFrom, effectiveTo }, now),
    )
    const end = row?.effectiveTo ?? null
    const ended = row?.status === 'EXPIRED' || (row?.status === 'ACCEPTED' && end !== null && end <= now)
    return {
      id: before.id,
      key: before.key,
      title: ofType[0]?.evidenceType.name ?? before.type,
      binding: before.binding as EvidenceBinding,
      decidedRevision: before.revision,
      revision: after?.revisions[0]?.revision ?? null,
      superseded: row?.status === 'SUPERSEDED',
      expiredAt: ended ? end : null,
      inForce: inForce.length > 0,
      successor: row?.status === 'SUPERSEDED' ? successorOf(before, inForce, approval) : null,
    }
  })
}

/** The evidence in force that stands where the decided one stood; the same bytes under another key change nothing. */
function successorOf(
  before: { sha256: string },
  inForce: GateFacts['evidence'],
  { answers, matter }: LoadedApproval,
): DecidedEvidence10['successor'] {
  const next = inForce.findLast(({ id }) => !matter?.evidence.some((each) => each.id === id))
  const sha256 = next?.revisions[0]?.sha256
  if (next === undefined || sha256 === undefined || sha256 === before.sha256) return null
  const answer = answers.find((each) => each.evidenceId === next.id && each.sha256 === sha256)
  return {
    id: next.id,
    key: next.key,
    answer: answer === undefined ? null : answer.material ? 'MATERIAL' : 'NOT_MATERIAL',
  }
}

/** A blocker was decided on when it stood so at the decision: as grave, and with no override then either. */
function blockersOf(facts: GateFacts, approval: LoadedApproval | null, { reasons }: Readiness): Approval10['blockers'] {
  return reasons.flatMap((reason) => {
    if (reason.code !== 'OPEN_BLOCKER') return []
    const subject = facts.subjects.find(({ finding }) => `Finding:${finding.id}` === reason.subject)
    if (subject === undefined) return []
    const { id, severity } = findingOn(subject)
    const before = approval?.matter?.findings.find((each) => each.id === id)
    const decidedOn = before !== undefined && before.severity === severity && before.override?.status !== 'ACTIVE'
    const graver = severity === 'CRITICAL' ? ('CRITICAL' as const) : ('HIGH' as const)
    return [{ ...reason, severity: graver, known: before !== undefined, decidedOn }]
  })
}
