import { change } from '../kernel/change.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'

/** Ends a run that cannot go on, with the sentence that says why and what to do; nothing that was read stays. */
export function failIntake(record: EngagementRecord, viewer: Viewer, runId: string, problem: string): Promise<string> {
  return change(record, viewer, async function failIntake({ tx, now, announce, nothingChanged }) {
    const { workspaceId } = viewer
    const ended = await tx.intakeRun.updateMany({
      where: { workspaceId, id: runId, status: { in: ['RECEIVED', 'READING', 'PREVIEWED', 'COMMITTING'] } },
      data: { status: 'FAILED', problem, version: { increment: 1 }, updatedAt: now },
    })
    if (ended.count === 0) {
      nothingChanged()
      return runId
    }
    await tx.intakeRow.deleteMany({ where: { workspaceId, runId } })
    const run = await tx.intakeRun.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId, id: runId } } })
    announce({
      kind: 'intake.failed',
      subject: { type: 'IntakeRun', id: run.id, key: run.key },
      engagementId: run.engagementId,
      modelVersionId: run.modelVersionId,
      refs: { intakeRunId: run.id },
      reason: problem,
    })
    return run.id
  })
}
