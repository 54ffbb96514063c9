import { recomputeReadiness } from '../gates/recompute-readiness.ts'
import { change } from '../kernel/change.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { mustBeClosable } from './close-evidence.ts'
import { aboutEvidence } from './decide-on-evidence.ts'
import { lockEvidence } from './lock-evidence.ts'
import { mustNotBeHeld } from './mend-evidence.ts'

export type DisposeOfEvidence = { evidenceId: string; expectedVersion: number; reason: string }

/**
 * Closes evidence for good: its files are no longer handed out, while its digests and what was decided on it stay on
 * record. A request is withdrawn by it. Refused under a hold. Answers with the evidence's id.
 */
export function disposeOfEvidence(record: EngagementRecord, viewer: Viewer, input: DisposeOfEvidence) {
  return change(record, viewer, async function disposeOfEvidence(step) {
    const { tx, now, announce } = step
    const { workspaceId } = viewer
    const { evidence, touched } = await lockEvidence(step, viewer, input.evidenceId, 'ACCEPT_EVIDENCE')
    mustNotBeHeld(evidence, 'disposed of')
    const required = 'Say why it is disposed of, and by which rule of retention.'
    const reason = await mustBeClosable(step, viewer, evidence, { ...input, status: 'DISPOSED', required })
    await tx.evidence.update({
      where: { workspaceId_id: { workspaceId, id: evidence.id } },
      data: { status: 'DISPOSED', statusReason: reason, version: { increment: 1 }, updatedAt: now },
    })
    announce({
      kind: 'evidence.disposed',
      ...aboutEvidence(evidence),
      changes: [{ field: 'status', from: evidence.status, to: 'DISPOSED' }],
      reason,
    })
    await recomputeReadiness(tx, workspaceId, touched, now, announce)
    return evidence.id
  })
}
