import { EventEmitter } from 'node:events'
import { type JobHelpers, Logger, type RunnerOptions, run, runMigrations } from 'graphile-worker'
import type { Client } from 'pg'
import { connectOwner } from './connect-owner.ts'
import type { Transaction } from './database.ts'
import { holdJobs } from './hold-jobs.ts'
import { openPool } from './pool.ts'
import type { EngagementRecord } from './record.ts'
import { asRole } from './roles.ts'

/** What is handed to a job: plain JSON, ids rather than content. */
export type JobPayload = { readonly [field: string]: unknown }

export type Job = {
  /** Aborted when the worker stops: leave at the next safe point by `signal.throwIfAborted()`; another takes over. */
  signal: AbortSignal
  /** Counts from 1; a retry or a resumption after a crash counts on. */
  attempt: number
}

export type Tasks = { readonly [task: string]: (payload: unknown, job: Job) => Promise<void> }

/**
 * Puts a job into the queue, in the transaction of the change that asks for it: it runs exactly when that commits.
 * A job with the same `jobKey` that has not started is replaced.
 */
export async function enqueueJob(
  tx: Transaction,
  task: string,
  payload: JobPayload,
  jobKey: string | null = null,
): Promise<void> {
  await tx.$executeRaw`SELECT enqueue_job(${task}, ${JSON.stringify(payload)}::json, ${jobKey})`
}

/** Processes that start at once wait for each other here: rights and tables cannot be made twice at the same time. */
const ADVISORY_LOCK = 72_707_370

/** Brings the queue's own tables to this version. Every process that enqueues calls it (or `startJobs`) at its start. */
export async function prepareJobs(ownerUrl: string): Promise<void> {
  const owner = await connectOwner(ownerUrl)
  try {
    await owner.query('SELECT pg_advisory_lock($1)', [ADVISORY_LOCK])
    await letCreateSchema(owner)
    const pool = openPool(asRole(ownerUrl, 'assay_worker'), 2)
    try {
      await runMigrations({ pgPool: pool, logger: quiet })
    } finally {
      await pool.end()
    }
  } finally {
    await owner.end()
  }
}

/** The job library insists on this right, even where its schema stands; a copy of a database does not carry it over. */
async function letCreateSchema(owner: Client): Promise<void> {
  await owner.query(`DO $$ BEGIN
    IF NOT has_database_privilege('assay_worker', current_database(), 'CREATE') THEN
      EXECUTE format('GRANT CREATE ON DATABASE %I TO assay_worker', current_database());
    END IF;
  END $$`)
}

/**
 * Runs jobs in this process until `stop()`, which lets each reach its next safe point and hands the rest over.
 * `times` is a crontab of tasks that the clock starts.
 */
export async function startJobs(
  record: Pick<EngagementRecord, 'log'>,
  ownerUrl: string,
  tasks: Tasks,
  { concurrency = 2, times = '' }: { concurrency?: number; times?: string } = {},
): Promise<{ stop(): Promise<void> }> {
  const { log } = record
  await prepareJobs(ownerUrl)
  const url = asRole(ownerUrl, 'assay_worker')
  const pool = openPool(url, concurrency + 3)
  const stopping = new AbortController()
  const events: NonNullable<RunnerOptions['events']> = new EventEmitter()
  const holder = new Promise<string>((resolve) => {
    events.once('pool:create', ({ workerPool }) => resolve(workerPool.id))
  })
  const runner = await run({
    pgPool: pool,
    concurrency,
    events,
    noHandleSignals: true,
    crontab: times,
    logger: logTo(log),
    taskList: Object.fromEntries(
      Object.entries(tasks).map(([name, task]) => [
        name,
        (payload: unknown, helpers: JobHelpers) => perform(name, task, payload, helpers, stopping.signal),
      ]),
    ),
  })
  const held = await holdJobs(url, await holder, log)

  return {
    async stop() {
      stopping.abort()
      await runner.stop()
      await held.release()
      await pool.end()
    },
  }
}

/** A job that is left because the worker stops goes back as a new one: a failed one would wait for its next turn. */
async function perform(
  name: string,
  task: Tasks[string],
  payload: unknown,
  { job, addJob }: JobHelpers,
  signal: AbortSignal,
): Promise<void> {
  try {
    await task?.(payload, { signal, attempt: job.attempts })
  } catch (error) {
    if (!signal.aborted || signal.reason !== error) throw error
    await addJob(name, payload, { maxAttempts: job.max_attempts, ...(job.key === null ? {} : { jobKey: job.key }) })
  }
}

const quiet = new Logger(() => () => undefined)

function logTo(log: EngagementRecord['log']) {
  return new Logger((scope) => (level, message, meta) => {
    const { error } = meta ?? {}
    if (level === 'error') log.error({ ...scope, err: error }, message)
    else if (level === 'warning') log.warn(scope, message)
    else log.debug(scope, message)
  })
}
