import type { EvidenceBinding } from '../evidence/words.ts'
import type { Reason } from '../refusal.ts'
import type { Rule10Policy } from './rule-10-policy.ts'
import type { GateStage } from './words.ts'

/** Evidence that an approval was decided on, as it stands by now. */
export type DecidedEvidence10 = {
  id: string
  key: string
  title: string
  binding: EvidenceBinding
  decidedRevision: number
  /** Null when it was superseded or disposed of. */
  revision: number | null
  superseded: boolean
  /** When it ended by its date; null while it is in force, or for other ends. */
  expiredAt: Date | null
  /** Whether evidence of this type is in force on the gate. */
  inForce: boolean
  /** What took its place since, and whether someone with the A called that a material change. */
  successor: { id: string; key: string; answer: 'MATERIAL' | 'NOT_MATERIAL' | null } | null
}

export type Blocker = Reason & {
  severity: 'CRITICAL' | 'HIGH'
  /** The decision was taken on this finding. */
  known: boolean
  /** It was taken on it as it is: as grave, and with no override then either. */
  decidedOn: boolean
}

export type Approval10 = {
  stage: GateStage
  tier: number
  /** Whether its version has been routed. Use cases and dataset versions never are. */
  routed: boolean
  /** Whether it serves anybody now. */
  live: boolean
  evidence: readonly DecidedEvidence10[]
  conditions: readonly { id: string; text: string; expiresAt: Date; met: boolean }[]
  /** What stands in the way of an approval now: critical and high findings without an override in force. */
  blockers: readonly Blocker[]
  /** By when a monitoring gate is to be decided anew. */
  dueAt: Date | null
  /** Until when the gate's definition lets an approval hold; null for good. */
  validUntil?: Date | null
}

/** Something that an approval is tied to until a date. */
export type OpenCondition = {
  code: 'CONDITION' | 'EVIDENCE_EXPIRED'
  message: string
  until: Date
  subject: string | null
}
/** A new revision of standing evidence, of which someone with the A says whether it changes anything. */
export type MaterialQuestion = { message: string; evidenceId: string }

export type ApprovalStanding = {
  /** Why the approval no longer stands, or null. */
  staleCause: string | null
  conditions: readonly OpenCondition[]
  questions: readonly MaterialQuestion[]
}

/**
 * Rule 10: what became of an approval since it was taken. The table of causes stands in
 * docs/decisions/013-an-approval-is-turned-by-what-it-was-decided-on.md.
 */
export function approvalStanding(approval: Approval10, now: Date, policy: Rule10Policy): ApprovalStanding {
  const conditions = [...conditionsOf(approval), ...expiredEvidence(approval, policy)]
  return {
    staleCause:
      changedEvidence(approval) ??
      outlived(approval, now) ??
      lapsed(conditions, now) ??
      blockerBeforeRouting(approval) ??
      monitoringCause(approval, now, policy),
    conditions,
    questions: approval.evidence.flatMap(({ binding, key, successor }) =>
      binding === 'STANDING' && successor !== null && successor.answer === null
        ? [
            {
              evidenceId: successor.id,
              message: `${successor.key} took the place of ${key}, which was decided on. Does it change anything?`,
            },
          ]
        : [],
    ),
  }
}

function outlived({ validUntil = null }: Approval10, now: Date): string | null {
  return validUntil !== null && validUntil <= now
    ? 'The approval has reached the end of the days for which the definition of its gate lets it hold'
    : null
}

function changedEvidence({ evidence }: Approval10): string | null {
  for (const { key, binding, decidedRevision, revision, superseded, successor } of evidence) {
    if (binding === 'VERSION_BOUND') {
      if (revision !== null && revision > decidedRevision) {
        return `${key} has a new revision ${revision}; revision ${decidedRevision} was decided on`
      }
      if (superseded) return `${successor?.key ?? 'Other evidence'} took the place of ${key}, which was decided on`
    }
    if (successor?.answer === 'MATERIAL') return `${successor.key} changes what was decided on in ${key}`
  }
  return null
}

function conditionsOf({ conditions }: Approval10): OpenCondition[] {
  return conditions
    .filter(({ met }) => !met)
    .map(({ text, expiresAt }) => ({ code: 'CONDITION', message: text, until: expiresAt, subject: null }))
}

/** Expired evidence opens a condition: until the grace is over, evidence in force has to stand in its place. */
function expiredEvidence({ evidence }: Approval10, { graceMs }: Rule10Policy): OpenCondition[] {
  return evidence.flatMap(({ id, key, title, expiredAt, inForce }): OpenCondition[] =>
    expiredAt === null || inForce
      ? []
      : [
          {
            code: 'EVIDENCE_EXPIRED',
            message: `${title} ${key} expired; a new one has to be in force`,
            until: new Date(expiredAt.getTime() + graceMs),
            subject: `Evidence:${id}`,
          },
        ],
  )
}

function lapsed(conditions: readonly OpenCondition[], now: Date): string | null {
  const over = conditions.find(({ until }) => until <= now)
  if (over === undefined) return null
  return over.code === 'CONDITION'
    ? `Its condition was not met in time: ${over.message}`
    : `${over.message}, and none was by ${over.until.toISOString().slice(0, 10)}`
}

/**
 * Before the first routing a blocker turns the approvals of the behaviour (4) and of the deployment (5), and that of a
 * dataset version (2), which is never routed. The approval of the checkpoint (3) came before anybody attacked the
 * version: only what it was taken on turns it, such as an override that it leaned on. After the first routing the
 * findings of a version turn none of them.
 */
function blockerBeforeRouting({ stage, routed, blockers }: Approval10): string | null {
  if (routed) return null
  if (stage === 'TRAINING') return blockers.find(({ known, decidedOn }) => known && !decidedOn)?.message ?? null
  return turnedByAny.includes(stage) ? (blockers[0]?.message ?? null) : null
}

const turnedByAny: readonly GateStage[] = ['DATA', 'EVALUATION', 'DEPLOYMENT']

function monitoringCause({ stage, live, blockers, dueAt }: Approval10, now: Date, policy: Rule10Policy): string | null {
  if (stage !== 'MONITORING' || !live) return null
  const fresh = blockers.find(({ decidedOn }) => !decidedOn)
  if (fresh !== undefined) {
    return `${fresh.message}. A live version is decided on anew within ${policy.decideWithinHours[fresh.severity]} hours`
  }
  return dueAt !== null && dueAt <= now ? `Its next decision fell due on ${dueAt.toISOString().slice(0, 10)}` : null
}

/**
 * By when the monitoring gate has to be decided: as planned, or sooner where a finding came that was not decided on.
 * The hours count from when the record learnt of it.
 */
export function monitoringDue(approval: Approval10, now: Date, { decideWithinHours }: Rule10Policy): Date | null {
  const { stage, live, dueAt, blockers } = approval
  if (stage !== 'MONITORING' || !live) return dueAt
  const asked = blockers
    .filter(({ decidedOn }) => !decidedOn)
    .map(({ severity }) => now.getTime() + decideWithinHours[severity] * 3_600_000)
  const soonest = Math.min(...asked, dueAt?.getTime() ?? Number.POSITIVE_INFINITY)
  return Number.isFinite(soonest) ? new Date(soonest) : null
}

/** When a monitoring gate that was decided on falls due again. */
export function nextMonitoring(decidedAt: Date, tier: number, { cadenceDays }: Rule10Policy): Date {
  return new Date(decidedAt.getTime() + cadenceDays(tier) * 86_400_000)
}

/** A monitoring decision that is late by more than the policy lets pass. */
export function isOverdue(dueAt: Date | null, now: Date, { overdueMs }: Rule10Policy): boolean {
  return dueAt !== null && now.getTime() >= dueAt.getTime() + overdueMs
}
