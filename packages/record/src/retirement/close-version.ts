import { NotFound, objectionToClosing } from '@assay/domain'
import { recomputeReadiness } from '../gates/recompute-readiness.ts'
import { mustBeAllowed } from '../identity/must-be-allowed.ts'
import { change } from '../kernel/change.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { lockModelOf, nameOf } from '../routing/lock-versions.ts'
import { loadClosingCase } from './load-closing-case.ts'

export type CloseVersion = { modelVersionId: string }

/** Rule 9: closes a version as RETIRED, for good. Throws NotReady with all that is missing; answers with its id. */
export function closeVersion(record: EngagementRecord, viewer: Viewer, { modelVersionId }: CloseVersion) {
  return change(record, viewer, async function closeVersion({ tx, now, announce }) {
    const { version, gateIds } = await lockModelOf(tx, viewer, modelVersionId)
    const { workspaceId, id, engagementId } = version
    mustBeAllowed(viewer, 'EDIT_ENGAGEMENT', engagementId)
    await recomputeReadiness(tx, workspaceId, gateIds, now, announce)
    const closing = await loadClosingCase(tx, workspaceId, id)
    if (closing === null) throw new NotFound('model version')
    const objection = objectionToClosing(closing)
    if (objection !== null) throw objection

    await tx.modelVersion.update({
      where: { workspaceId_id: { workspaceId, id } },
      data: {
        status: 'RETIRED',
        quarantinedFrom: null,
        trafficPercent: 0,
        version: { increment: 1 },
        updatedAt: now,
      },
    })
    announce({
      kind: 'modelVersion.closed',
      subject: { type: 'ModelVersion', id, key: null },
      engagementId,
      modelVersionId: id,
      changes: [{ field: 'status', from: version.status, to: 'RETIRED' }],
      reason: `${nameOf(version)} is closed with its retention boundary`,
    })
    return id
  })
}
