import { createHash } from 'node:crypto'
import { type GateOutcome, type GateStage, gateStage, type SingleSignerException, spoken } from '@assay/domain'
import { canonicalBytes } from '@assay/ledger'
import type { LoadedCase } from './load-sign-off-case.ts'

export type FrozenCondition = { text: string; ownerId: string; expiresAt: Date }

type Deciding = {
  decision: GateOutcome
  rationale: string
  conditions: readonly FrozenCondition[]
  signerId: string
  now: Date
  exception?: SingleSignerException | null
  /** The decision that this one takes back, and its digest. */
  revokes?: { id: string; digest: string } | null
}

/** All that a decision was taken on, as plain JSON whose digest every signature names. */
export function freezeDecision({ facts, reading, case: { requestedBy } }: LoadedCase, deciding: Deciding) {
  const { gate } = facts
  const { decision, rationale, conditions, signerId, now, exception = null, revokes = null } = deciding
  const frozen = {
    format: 'assay.gate-decision/1',
    gate: { id: gate.id, key: gate.key, stage: gate.stage },
    engagement: { id: gate.engagementId, key: gate.engagement.key, tier: gate.engagement.tier },
    matter: reading.matter,
    readiness: {
      result: reading.readiness.result,
      evidenceHave: reading.readiness.evidenceHave,
      evidenceNeed: reading.readiness.evidenceNeed,
      blockers: reading.readiness.blockers,
      reasons: reading.readiness.reasons.map(({ code, message, subject }) => ({ code, message, subject })),
    },
    decision,
    meaning: meaningOf(decision, gate.stage as GateStage, subjectLabel(facts)),
    rationale,
    conditions: conditions.map(({ text, ownerId, expiresAt }) => ({
      text,
      ownerId,
      expiresAt: expiresAt.toISOString(),
    })),
    requestedById: requestedBy,
    exception: exception === null ? null : { ...exception, reviewBy: exception.reviewBy.toISOString() },
    revokes,
    decidedById: signerId,
    decidedAt: now.toISOString(),
  }
  return { frozen, digest: digestOf(frozen) }
}

/** SHA-256, in hexadecimal, over the RFC 8785 form. */
export function digestOf(frozen: unknown): string {
  return createHash('sha256').update(canonicalBytes(frozen)).digest('hex')
}

/** What a signature says, in words: `approve: Evaluation and red team of Nora 2.2`. */
export function meaningOf(decision: GateOutcome, stage: GateStage, subject: string): string {
  return `${spoken(decision)}: ${gateStage(stage).title} of ${subject}`
}

export function subjectLabel({ gate }: Pick<LoadedCase['facts'], 'gate'>): string {
  if (gate.modelVersion !== null) return `${gate.modelVersion.model.name} ${gate.modelVersion.label}`
  if (gate.datasetVersion !== null) return `${gate.datasetVersion.dataset.name} ${gate.datasetVersion.label}`
  return gate.engagement.name
}

/** What the first signature said; a decision that was taken over from elsewhere says only its code. */
export function meaningOfDecision({ frozen, decision }: { frozen: unknown; decision: string }): string {
  const meaning = typeof frozen === 'object' && frozen !== null && 'meaning' in frozen ? frozen.meaning : null
  return typeof meaning === 'string' ? meaning : spoken(decision)
}
