import { Conflict } from '@assay/domain'
import { change } from '../kernel/change.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { lockRun } from './commit-intake.ts'

/** Ends a run that nothing was committed of; what was read of it is deleted. Throws Conflict once it is committing. */
export function cancelIntake(record: EngagementRecord, viewer: Viewer, { runId }: { runId: string }): Promise<string> {
  return change(record, viewer, async function cancelIntake(work) {
    const { tx, now, announce, nothingChanged } = work
    const { workspaceId } = viewer
    const run = await lockRun(work, runId)
    if (run.status === 'CANCELLED' || run.status === 'FAILED') {
      nothingChanged()
      return run.id
    }
    if (!['RECEIVED', 'READING', 'PREVIEWED'].includes(run.status)) {
      throw new Conflict(`${run.key} is already in the record. It can no longer be cancelled.`)
    }
    await tx.intakeRow.deleteMany({ where: { workspaceId, runId } })
    await tx.intakeRun.update({
      where: { workspaceId_id: { workspaceId, id: runId } },
      data: { status: 'CANCELLED', version: { increment: 1 }, updatedAt: now },
    })
    announce({
      kind: 'intake.cancelled',
      subject: { type: 'IntakeRun', id: run.id, key: run.key },
      engagementId: run.engagementId,
      modelVersionId: run.modelVersionId,
      changes: [{ field: 'status', from: run.status, to: 'CANCELLED' }],
      refs: { intakeRunId: run.id },
    })
    return run.id
  })
}
