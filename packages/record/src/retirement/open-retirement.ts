import { type ModelVersionStatus, NotFound, objectionToVersionTransition } from '@assay/domain'
import { recomputeReadiness } from '../gates/recompute-readiness.ts'
import { aboutGate } from '../gates/subject-of-gate.ts'
import { mustBeAllowed } from '../identity/must-be-allowed.ts'
import { change } from '../kernel/change.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { lockModelOf } from '../routing/lock-versions.ts'

export type OpenRetirement = { modelVersionId: string; dueAt?: Date }

const dueDays = 30

/** Opens the retirement of a version that takes no traffic any more: its gate collects from now on, and has a date. */
export function openRetirement(record: EngagementRecord, viewer: Viewer, input: OpenRetirement) {
  return change(record, viewer, async function openRetirement(step) {
    const { tx, now, announce } = step
    const { version, gateIds } = await lockModelOf(tx, viewer, input.modelVersionId)
    const { workspaceId, id, engagementId } = version
    mustBeAllowed(viewer, 'EDIT_ENGAGEMENT', engagementId)
    const from = version.status as ModelVersionStatus
    const objection =
      from === 'RETIRING' ? null : objectionToVersionTransition({ from, to: 'RETIRING', quarantinedFrom: null })
    if (objection !== null) throw objection
    const gate = await tx.gate.findFirst({ where: { workspaceId, modelVersionId: id, stage: 'RETIREMENT' } })
    if (gate === null) throw new NotFound('retirement gate')
    if (gate.status !== 'NOT_STARTED' && from === 'RETIRING') {
      step.nothingChanged()
      return id
    }
    const dueAt = input.dueAt ?? new Date(now.getTime() + dueDays * 86_400_000)
    if (gate.status === 'NOT_STARTED') {
      await tx.gate.update({
        where: { workspaceId_id: { workspaceId, id: gate.id } },
        data: { dueAt, version: { increment: 1 }, updatedAt: now },
      })
      announce({
        kind: 'gate.readinessChanged',
        ...aboutGate(gate),
        changes: [{ field: 'dueAt', from: gate.dueAt?.toISOString() ?? null, to: dueAt.toISOString() }],
        reason: 'Its retirement was opened',
      })
    }
    if (from !== 'RETIRING' && version.trafficPercent === 0) {
      await tx.modelVersion.update({
        where: { workspaceId_id: { workspaceId, id } },
        data: { status: 'RETIRING', version: { increment: 1 }, updatedAt: now },
      })
      announce({
        kind: 'modelVersion.changed',
        subject: { type: 'ModelVersion', id, key: null },
        engagementId,
        modelVersionId: id,
        changes: [{ field: 'status', from, to: 'RETIRING' }],
      })
    }
    await recomputeReadiness(tx, workspaceId, gateIds, now, announce)
    return id
  })
}
