import type { Transaction } from '../kernel/database.ts'
import { enqueueJob } from '../kernel/jobs.ts'
import type { Actor, Viewer } from '../kernel/viewer.ts'

/** Who asked travels with the job: what it does is done in their name. */
export type IntakeJob = { workspaceId: string; runId: string; actor: Actor }

export function enqueueReading(tx: Transaction, { workspaceId, actor }: Viewer, runId: string): Promise<void> {
  return enqueueJob(tx, 'intake.read', { workspaceId, runId, actor }, `intake.read:${runId}`)
}

export function enqueueCommit(tx: Transaction, { workspaceId, actor }: Viewer, runId: string): Promise<void> {
  return enqueueJob(tx, 'intake.commit', { workspaceId, runId, actor }, `intake.commit:${runId}`)
}
