import { Conflict } from '@assay/domain'
import type { IntakeRun } from '../generated/client/client.ts'
import { mustBeAllowed } from '../identity/must-be-allowed.ts'
import { type Change, change } from '../kernel/change.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { mustSee } from '../kernel/visible.ts'
import { enqueueCommit } from './intake-jobs.ts'

/**
 * Takes a previewed run into the record; the findings are written in a job, in the name of who asked here. A run that
 * is being committed, or was, answers with itself. Throws Conflict for one that cannot be committed.
 */
export function commitIntake(record: EngagementRecord, viewer: Viewer, { runId }: { runId: string }): Promise<string> {
  return change(record, viewer, async function commitIntake(work) {
    const run = await lockRun(work, runId)
    if (run.status === 'COMMITTING' || run.status === 'COMMITTED') {
      work.nothingChanged()
      return run.id
    }
    if (run.status !== 'PREVIEWED') throw new Conflict(whyNot(run))
    return beginCommit(work, run)
  })
}

/** The run, locked until the transaction ends, when the viewer may see it and take files in there. */
export async function lockRun({ tx, viewer }: Change, runId: string): Promise<IntakeRun> {
  const { workspaceId } = viewer
  await tx.$queryRaw`
    SELECT id FROM intake_run WHERE workspace_id = ${workspaceId}::uuid AND id = ${runId}::uuid FOR UPDATE`
  const run = mustSee(
    await tx.intakeRun.findUnique({ where: { workspaceId_id: { workspaceId, id: runId } } }),
    viewer.audience,
    'intake run',
  )
  mustBeAllowed(viewer, 'TAKE_IN', run.engagementId)
  return run
}

/** PREVIEWED or, in DIRECT mode, READING → COMMITTING; answers with the run's id. */
export async function beginCommit({ tx, viewer, now, announce }: Change, run: IntakeRun): Promise<string> {
  await tx.intakeRun.update({
    where: { workspaceId_id: { workspaceId: run.workspaceId, id: run.id } },
    data: { status: 'COMMITTING', version: { increment: 1 }, updatedAt: now },
  })
  await enqueueCommit(tx, viewer, run.id)
  announce({
    kind: 'intake.progressed',
    subject: { type: 'IntakeRun', id: run.id, key: run.key },
    engagementId: run.engagementId,
    modelVersionId: run.modelVersionId,
    changes: [{ field: 'status', from: run.status, to: 'COMMITTING' }],
    refs: { intakeRunId: run.id },
  })
  return run.id
}

function whyNot({ key, status }: IntakeRun): string {
  if (status === 'RECEIVED' || status === 'READING') return `${key} is still being read. Wait for its preview.`
  const ended = status === 'FAILED' ? 'could not be read' : `was ${status.toLowerCase()}`
  return `${key} ${ended}. Take the file in again.`
}
