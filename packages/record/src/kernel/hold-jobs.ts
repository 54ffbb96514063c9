import pg from 'pg'
import type { Logger } from 'pino'

/** Jobs locked for less than this may be of a worker that is about to say that it lives. */
const graceSeconds = 2

/**
 * Shows that this worker lives, by an advisory lock that ends with its connection, and frees the jobs of workers whose
 * lock has ended: what a killed process left is taken up within seconds. The queue alone would wait four hours.
 */
export async function holdJobs(url: string, holder: string, log: Logger, { sweepMs = 1_000 } = {}) {
  let client: pg.Client | null = null
  let released = false
  let sweeping: Promise<void> = Promise.resolve()

  async function hold(): Promise<void> {
    const next = new pg.Client({ connectionString: url, keepAlive: true, connectionTimeoutMillis: 2_000 })
    next.on('error', () => undefined)
    next.on('end', () => {
      if (client === next) client = null
    })
    await next.connect()
    await next.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [lockOf(holder)])
    client = next
  }

  async function sweep(): Promise<void> {
    if (client === null) await hold()
    if (client === null) return
    const { rows } = await client.query<{ holder: string }>(
      `SELECT DISTINCT locked_by AS holder FROM graphile_worker._private_jobs
       WHERE locked_by <> $1 AND locked_at < now() - make_interval(secs => $2)`,
      [holder, graceSeconds],
    )
    for (const { holder: other } of rows) await freeIfDead(client, other, log)
  }

  await hold()
  const timer = setInterval(() => {
    sweeping = sweeping
      .then(() => (released ? undefined : sweep()))
      .catch((error: unknown) => log.warn({ err: error }, 'looking for jobs of dead workers failed; will retry'))
  }, sweepMs)
  timer.unref()

  return {
    async release() {
      released = true
      clearInterval(timer)
      await sweeping
      await client?.end()
    },
  }
}

const lockOf = (holder: string) => `assay.jobs:${holder}`

async function freeIfDead(client: pg.Client, holder: string, log: Logger): Promise<void> {
  const lock = [lockOf(holder)]
  const { rows } = await client.query<{ free: boolean }>(
    'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS free',
    lock,
  )
  if (rows[0]?.free !== true) return
  try {
    await client.query('SELECT graphile_worker.force_unlock_workers(ARRAY[$1::text])', [holder])
    log.info({ holder }, 'took over the jobs of a worker that died')
  } finally {
    await client.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', lock)
  }
}
