import { clockTasks, clockTimes, type EngagementRecord, intakeTasks, startJobs } from '@assay/record'

export type Worker = {
  /** Takes no further job, lets those at work reach their next safe point, and hands the rest over. */
  stop(): Promise<void>
}

/** Runs the jobs of the record: in the process of the api, or alone by `main.ts`, in as many processes as needed. */
export function startWorker(record: EngagementRecord, ownerUrl: string): Promise<Worker> {
  return startJobs(record, ownerUrl, { ...intakeTasks(record), ...clockTasks(record) }, { times: clockTimes })
}
