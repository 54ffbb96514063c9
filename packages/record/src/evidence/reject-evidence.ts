import { readTexts } from '../engagements/written.ts'
import { recomputeReadiness } from '../gates/recompute-readiness.ts'
import { change } from '../kernel/change.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { aboutEvidence, lockSubmitted } from './decide-on-evidence.ts'

export type RejectEvidence = { evidenceId: string; expectedVersion: number; reason: string }

/** Sends evidence back with a reason; what was in force before stays so. Answers with the evidence's id. */
export function rejectEvidence(record: EngagementRecord, viewer: Viewer, input: RejectEvidence) {
  return change(record, viewer, async function rejectEvidence(step) {
    const { tx, now, announce } = step
    const { workspaceId } = viewer
    const { evidence, touched } = await lockSubmitted(step, viewer, { ...input, status: 'REJECTED' })
    const texts = readTexts()
    const reason = texts.text(['reason'], input.reason, {
      longest: 2_000,
      required: 'Say what is wrong with it, so that it can be mended.',
    })
    texts.done()
    await tx.evidence.update({
      where: { workspaceId_id: { workspaceId, id: evidence.id } },
      data: { status: 'REJECTED', statusReason: reason, version: { increment: 1 }, updatedAt: now },
    })
    announce({
      kind: 'evidence.rejected',
      ...aboutEvidence(evidence),
      changes: [{ field: 'status', from: evidence.status, to: 'REJECTED' }],
      reason,
    })
    await recomputeReadiness(tx, workspaceId, touched, now, announce)
    return evidence.id
  })
}
