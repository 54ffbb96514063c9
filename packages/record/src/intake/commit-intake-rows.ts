import type { Job } from '../kernel/jobs.ts'
import { read } from '../kernel/read.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import { actingViewer, objectionToActor } from './acting-viewer.ts'
import { commitChunk } from './commit-chunk.ts'
import { failIntake } from './fail-intake.ts'
import type { IntakeJob } from './intake-jobs.ts'

/**
 * The job `intake.commit`: writes the waiting rows into the record, chunk by chunk. Each chunk is one change that marks
 * its rows, so the job may be killed at any point, be resumed, or run twice at once: nothing is doubled or missing.
 */
export async function commitIntakeRows(record: EngagementRecord, asked: IntakeJob, { signal }: Job): Promise<void> {
  const viewer = actingViewer(asked)
  const { workspaceId, runId } = asked
  const begun = await read(record, workspaceId, async ({ db }) => ({
    run: await db.intakeRun.findUnique({ where: { workspaceId_id: { workspaceId, id: runId } } }),
    committed: await db.intakeRow.findFirst({ where: { workspaceId, runId, committed: true } }),
  }))
  if (begun.run?.status !== 'COMMITTING') return
  // What has begun is finished, whoever left meanwhile: half a file in the record would help nobody.
  if (begun.committed === null) {
    const objection = await objectionToActor(record, asked, begun.run.engagementId)
    if (objection !== null) return void (await failIntake(record, viewer, runId, objection.message))
  }
  let after: number | null = 0
  while (after !== null) {
    signal.throwIfAborted()
    after = await commitChunk(record, viewer, runId, after)
  }
}
