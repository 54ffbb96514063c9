import type { Logger } from 'pino'
import { openPool } from './pool.ts'
import { asRole } from './roles.ts'
import { sequenceBatch } from './sequence-batch.ts'

/** Gives committed facts their dense place in the log of their workspace. */
export type Sequencer = {
  /** Facts of this workspace were committed: sequence them soon. Never throws and never waits. */
  wake(workspaceId: string): void
  /** Answers when everything that was committed before the call stands in the log. */
  settle(workspaceId: string): Promise<void>
  close(): Promise<void>
}

type Options = { batchSize?: number; pollMs?: number; restMs?: number; log: Logger }

/** Passes over one workspace, one after another, as long as somebody asks for one more. */
type Run = { asked: 'no' | 'soon' | 'now'; goOn: () => void; done: Promise<void> }

/**
 * Whoever commits helps: each process sequences what it committed, one holder per workspace at a time by advisory
 * lock, and a poll takes what a dead process left behind. Within a process all wake-ups of a workspace share one run:
 * the first is followed at once, and those of a busy time are gathered for `restMs` into larger batches.
 */
export function openSequencer(
  ownerUrl: string,
  { batchSize = 500, pollMs = 1_000, restMs = 5, log }: Options,
): Sequencer {
  const pool = openPool(asRole(ownerUrl, 'assay_sequencer'), 4)
  const running = new Map<string, Run>()
  let closed = false

  async function drain(workspaceId: string, run: Run) {
    try {
      do {
        await pass(workspaceId, run)
        if (run.asked === 'soon') await rest(run)
      } while (run.asked !== 'no')
    } finally {
      // In the same turn as the last look at `asked`: a call in between would join a run that no longer looks.
      running.delete(workspaceId)
    }
  }

  async function pass(workspaceId: string, run: Run) {
    run.asked = 'no'
    while ((await sequenceBatch(pool, workspaceId, batchSize)) === batchSize);
  }

  const rest = (run: Run) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, restMs)
      run.goOn = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  /** A run under way may have looked before these facts were committed, so it is asked for one more pass. */
  function run(workspaceId: string, asked: 'soon' | 'now'): Promise<void> {
    const current = running.get(workspaceId)
    if (current !== undefined) {
      if (current.asked !== 'now') current.asked = asked
      if (asked === 'now') current.goOn()
      return current.done
    }
    const started: Run = { asked: 'no', goOn: () => undefined, done: Promise.resolve() }
    running.set(workspaceId, started)
    started.done = drain(workspaceId, started)
    return started.done
  }

  const wake = (workspaceId: string) => {
    if (closed) return
    run(workspaceId, 'soon').catch((error: unknown) => log.error({ err: error, workspaceId }, 'sequencing failed'))
  }

  const poll = setInterval(() => {
    pool
      .query<{ workspace_id: string }>('SELECT DISTINCT workspace_id FROM activity_pending')
      .then(({ rows }) => rows.forEach((row) => void wake(row.workspace_id)))
      .catch((error: unknown) => log.warn({ err: error }, 'looking for unsequenced facts failed'))
  }, pollMs)
  poll.unref()

  return {
    wake,
    async settle(workspaceId) {
      if (closed) throw new Error('The sequencer is closed')
      await run(workspaceId, 'now')
    },
    async close() {
      closed = true
      clearInterval(poll)
      await Promise.allSettled([...running.values()].map(({ done }) => done))
      await pool.end()
    },
  }
}
