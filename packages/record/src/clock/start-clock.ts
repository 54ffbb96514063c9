import { openListening } from '../kernel/listening.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import { lapseWorkspace } from './lapse-workspace.ts'

export type Clock = { stop(): Promise<void> }

/** Notified, with the workspace, when a moment was written that is nearer than the longest sleep. */
const lapseChannel = 'assay_lapse'
/** The net under a lost notification. The trigger notifies of moments within 90 seconds, which is longer. */
const longestSleepMs = 60_000
/** Between two looks at moments that another process is at, and after a failure. */
const pauseMs = { busy: 50, failed: 1_000 }

/**
 * Sleeps until the next moment at which something lapses, in whatever workspace, and brings it about; woken early when
 * a nearer one is written. As many may run as there are workers.
 *
 * Whether a moment has come is told by the database's clock alone, so that machines whose clocks differ agree, and one
 * that is behind never says that something ended before it did. The sleep is a length of time, which no skew changes.
 */
export async function startClock(record: EngagementRecord, ownerUrl: string): Promise<Clock> {
  const { log } = record
  let stopped = false
  let alarm: NodeJS.Timeout | null = null
  let wake: (() => void) | null = null
  let rung = false
  const ring = () => {
    rung = true
    wake?.()
  }
  const sleep = (ms: number) =>
    new Promise<void>((resolve) => {
      if (rung || stopped) return resolve()
      wake = resolve
      alarm = setTimeout(resolve, ms)
    }).finally(() => {
      if (alarm !== null) clearTimeout(alarm)
      wake = null
      rung = false
    })

  async function round(): Promise<number> {
    const { at, next } = await nextMoment(record)
    if (next === null || next > at) {
      return next === null ? longestSleepMs : Math.min(longestSleepMs, next.getTime() - at.getTime() + 1)
    }
    const { rows } = await record.directory.query<{ id: string }>(
      'SELECT DISTINCT workspace_id AS id FROM lapse WHERE at <= $1 ORDER BY id',
      [at],
    )
    let handled = 0
    for (const { id } of rows) {
      if (!stopped) handled += await lapseWorkspace(record, id, at)
    }
    return handled > 0 ? 0 : pauseMs.busy
  }

  async function run(): Promise<void> {
    while (!stopped) {
      const pause = await round().catch((error: unknown) => {
        if (!stopped) log.error({ err: error }, 'the clock could not bring about what is due; will retry')
        return pauseMs.failed
      })
      if (pause > 0) await sleep(pause)
    }
  }

  const listening = await openListening(ownerUrl, {
    channel: lapseChannel,
    log,
    onPayload: ring,
    onListening: ring,
  })
  const running = run()
  return {
    async stop() {
      stopped = true
      ring()
      await running
      await listening.close()
    },
  }
}

/** The nearest moment of all workspaces, in one look at one index, and what time it is there. */
async function nextMoment({ directory }: EngagementRecord): Promise<{ at: Date; next: Date | null }> {
  const { rows } = await directory.query<{ at: Date; next: Date | null }>(
    'SELECT clock_timestamp() AS at, (SELECT min(at) FROM lapse) AS next',
  )
  const [found] = rows
  if (found === undefined) throw new Error('The database did not say what time it is')
  return found
}
