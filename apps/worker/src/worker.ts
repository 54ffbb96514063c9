import { clockTasks, clockTimes, type EngagementRecord, intakeTasks, startClock, startJobs } from '@assay/record'

export type Worker = {
  /** Takes no further job, lets those at work reach their next safe point, and hands the rest over. */
  stop(): Promise<void>
}

/**
 * Runs the jobs of the record, and its clock: in the process of the api, or alone by `main.ts`, in as many processes as
 * needed.
 */
export async function startWorker(record: EngagementRecord, ownerUrl: string): Promise<Worker> {
  const tasks = { ...intakeTasks(record), ...clockTasks(record) }
  const jobs = await startJobs(record, ownerUrl, tasks, { times: clockTimes })
  const clock = await startClock(record, ownerUrl)
  return {
    async stop() {
      await clock.stop()
      await jobs.stop()
    },
  }
}
