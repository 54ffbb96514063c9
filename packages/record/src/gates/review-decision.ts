import {
  InvalidInput,
  listed,
  NotFound,
  objectionToReviewing,
  objectionToSession,
  reviewOutcomes,
  spoken,
} from '@assay/domain'
import { rowKey } from '../engagements/row-key.ts'
import { proseLength, readTexts } from '../engagements/written.ts'
import { mustBeAllowed, seatOf } from '../identity/must-be-allowed.ts'
import { change } from '../kernel/change.ts'
import { lockGates } from '../kernel/lock-gate.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { seesEngagement } from '../kernel/visible.ts'
import { gatesTouchedBy } from './gates-touched-by.ts'
import { mustBeAPerson } from './must-be-a-person.ts'
import { shortened } from './record-decision.ts'
import { mustLoad, signerOf, wait } from './signing.ts'
import { aboutGate, touchedBy } from './subject-of-gate.ts'
import { takeBack } from './take-back.ts'

export type ReviewDecision = { decisionId: string; outcome: string; note: string }

/**
 * The independent review of a decision that one signer took alone (rule 2), by the person whom it names. One that is
 * overturned is taken back at once. Answers with the gate's id.
 */
export function reviewDecision(record: EngagementRecord, viewer: Viewer, input: ReviewDecision) {
  return change(record, viewer, async function reviewDecision(step) {
    const { tx, now, announce } = step
    const { workspaceId } = viewer
    mustBeAPerson(viewer, 'review a decision')
    const where = rowKey(workspaceId, input.decisionId)
    const seen = await tx.gateDecision.findUnique({ where, include: { gate: true } })
    if (seen === null || !seesEngagement(viewer.audience, seen.gate.engagementId)) throw new NotFound('decision')
    mustBeAllowed(viewer, 'READ_GATES', seen.gate.engagementId)
    const unproven = objectionToSession(viewer.authenticatedAt, now)
    if (unproven !== null) throw unproven
    const touched = await gatesTouchedBy(tx, workspaceId, touchedBy(seen.gate))
    await lockGates(tx, workspaceId, touched)
    const texts = readTexts()
    const note = texts.text(['note'], input.note, { longest: proseLength })
    texts.done()

    const decision = await tx.gateDecision.findUniqueOrThrow({ where, include: { gate: true, reviewer: true } })
    const { reviewerId, reviewedAt, gate } = decision
    const inForce = decision.status === 'EFFECTIVE' || decision.status === 'PENDING'
    const reviewerName = decision.reviewer?.name ?? null
    const objection = objectionToReviewing({ reviewerId, reviewerName, reviewedAt, inForce }, seatOf(viewer), note)
    if (objection !== null) throw objection
    const outcome = readOutcome(input.outcome)
    await tx.gateDecision.update({
      where: { workspaceId_id: { workspaceId, id: decision.id } },
      data: { reviewedAt: now, reviewOutcome: outcome, reviewNote: note, version: { increment: 1 }, updatedAt: now },
    })
    announce({
      kind: 'gate.reviewed',
      ...aboutGate(gate),
      changes: [{ field: 'reviewOutcome', from: null, to: outcome }],
      refs: { decisionId: decision.id },
      reason: shortened(note),
    })
    const loaded = outcome === 'OVERTURNED' ? await mustLoad(tx, viewer, gate.id, now) : null
    // An approval that went stale meanwhile holds the gate no more: there is nothing left to take back.
    if (loaded?.standing?.id === decision.id) {
      await takeBack(step, viewer, loaded, { signer: signerOf(loaded, viewer), reason: note, touched })
    } else await wait(step, gate)
    return gate.id
  })
}

function readOutcome(code: string) {
  const outcome = reviewOutcomes.find((each) => each === code)
  if (outcome !== undefined) return outcome
  const message = `A review ends as ${listed(reviewOutcomes.map(spoken))}.`
  throw new InvalidInput([{ path: ['outcome'], message }])
}
