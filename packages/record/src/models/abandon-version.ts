import { type ModelVersionStatus, objectionToVersionTransition } from '@assay/domain'
import { readTexts } from '../engagements/written.ts'
import { mustBeAllowed } from '../identity/must-be-allowed.ts'
import { change } from '../kernel/change.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { lockModelOf } from '../routing/lock-versions.ts'

export type AbandonVersion = { modelVersionId: string; reason: string }

/** Ends a version that was never live. Answers with its id. */
export function abandonVersion(record: EngagementRecord, viewer: Viewer, input: AbandonVersion) {
  return change(record, viewer, async function abandonVersion({ tx, now, announce }) {
    const { version } = await lockModelOf(tx, viewer, input.modelVersionId)
    mustBeAllowed(viewer, 'EDIT_ENGAGEMENT', version.engagementId)
    const texts = readTexts()
    const reason = texts.text(['reason'], input.reason, { longest: 500, required: 'Say why it is given up.' })
    texts.done()
    const from = version.status as ModelVersionStatus
    const objection = objectionToVersionTransition({ from, to: 'ABANDONED', quarantinedFrom: null })
    if (objection !== null) throw objection
    await tx.modelVersion.update({
      where: { workspaceId_id: { workspaceId: version.workspaceId, id: version.id } },
      data: { status: 'ABANDONED', version: { increment: 1 }, updatedAt: now },
    })
    announce({
      kind: 'modelVersion.changed',
      subject: { type: 'ModelVersion', id: version.id, key: null },
      engagementId: version.engagementId,
      modelVersionId: version.id,
      changes: [{ field: 'status', from, to: 'ABANDONED' }],
      reason,
    })
    return version.id
  })
}
