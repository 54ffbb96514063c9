import type { Job, Tasks } from '../kernel/jobs.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import { commitIntakeRows } from './commit-intake-rows.ts'
import type { IntakeJob } from './intake-jobs.ts'
import { type ReaderLimits, readIntake } from './read-intake.ts'

/** The jobs of taking files in. */
export function intakeTasks(record: EngagementRecord, limits: ReaderLimits = {}): Tasks {
  return {
    'intake.read': (payload: unknown, job: Job) => readIntake(record, payload as IntakeJob, job, limits),
    'intake.commit': (payload: unknown, job: Job) => commitIntakeRows(record, payload as IntakeJob, job),
  }
}
