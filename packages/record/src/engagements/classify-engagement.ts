import { type EngagementStatus, objectionToClassifying } from '@assay/domain'
import { recomputeReadiness } from '../gates/recompute-readiness.ts'
import { seatOf } from '../identity/must-be-allowed.ts'
import { change } from '../kernel/change.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { lockEngagement } from './lock-engagement.ts'
import { type ClassificationInput, readClassification } from './read-engagement.ts'
import { staleVersion } from './stale-version.ts'

export type ClassifyEngagement = {
  engagementId: string
  expectedVersion: number
  classification: ClassificationInput
}

/** Puts an engagement in a risk class. One that is classified already, and not decided on, is classified anew. */
export function classifyEngagement(record: EngagementRecord, viewer: Viewer, input: ClassifyEngagement) {
  return change(record, viewer, async function classifyEngagement(step) {
    const { tx, now, announce } = step
    const { workspaceId } = viewer
    const { engagementId, expectedVersion } = input
    const classified = readClassification(input.classification)
    const { engagement, touched } = await lockEngagement(step, viewer, input, {})
    const from = engagement.status as EngagementStatus
    const objection = objectionToClassifying(from)
    if (objection !== null) throw objection

    const before = await tx.classification.findFirst({
      where: { workspaceId, engagementId: engagement.id },
      orderBy: [{ decidedAt: 'desc' }, { id: 'desc' }],
    })
    const made = await tx.classification.create({
      data: { workspaceId, engagementId: engagement.id, ...classified, decidedById: seatOf(viewer), decidedAt: now },
    })
    const { count } = await tx.engagement.updateMany({
      where: { workspaceId, id: engagement.id, version: expectedVersion },
      data: { status: 'CLASSIFIED', version: { increment: 1 }, updatedAt: now },
    })
    if (count === 0) {
      throw await staleVersion(tx, { workspaceId, engagementId, id: engagementId, what: 'engagement' }, [])
    }
    announce({
      kind: 'engagement.classified',
      subject: { type: 'Engagement', id: engagement.id, key: engagement.key },
      engagementId: engagement.id,
      changes: [
        { field: 'riskClass', from: before?.riskClass ?? null, to: classified.riskClass },
        ...(from === 'CLASSIFIED' ? [] : [{ field: 'status', from, to: 'CLASSIFIED' }]),
      ],
      refs: { classificationId: made.id },
    })
    await recomputeReadiness(tx, workspaceId, touched, now, announce)
    return engagement.id
  })
}
