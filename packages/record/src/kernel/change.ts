import type { Announcement } from '@assay/domain'
import { writeAnnouncements } from './announce.ts'
import { bindWorkspace } from './bind-workspace.ts'
import type { Transaction } from './database.ts'
import { isExhausted, wasUndone } from './database-errors.ts'
import { claimIdempotencyKey, settleIdempotencyKey } from './idempotency.ts'
import { Overloaded } from './overloaded.ts'
import type { EngagementRecord } from './record.ts'
import type { Viewer } from './viewer.ts'

export type Change = {
  tx: Transaction
  viewer: Viewer
  now: Date
  /** States a fact of this change; written with it or not at all. */
  announce(fact: Announcement): void
  /** The record already stood as asked: nothing is written and nothing announced. */
  nothingChanged(): void
}

type Work = (change: Change) => Promise<string>
type Options = { command?: string; timeoutMs?: number }

/**
 * Runs one unit of work on the record and answers with the id of what it changed.
 *
 * Its facts are the transaction's last statement: teams hear of a change exactly when it commits and never when it
 * rolls back. A change that states no fact is a programming error. A retry with the same idempotency key gets the id
 * of the first try. Throws Refusal for an expected "no" and Overloaded when no connection came free in time.
 */
export async function change(
  record: EngagementRecord,
  viewer: Viewer,
  work: Work,
  { command = work.name, timeoutMs = 30_000 }: Options = {},
): Promise<string> {
  const id = await withRetry(() =>
    record.prisma.$transaction(
      async (tx) => {
        await bindWorkspace(tx, viewer.workspaceId)
        const earlier = await claimIdempotencyKey(tx, viewer, command)
        if (earlier !== null) return earlier

        const facts: Announcement[] = []
        let unchanged = false
        const now = record.now()
        const id = await work({
          tx,
          viewer,
          now,
          announce: (fact) => void facts.push(fact),
          nothingChanged: () => {
            unchanged = true
          },
        })
        if (facts.length === 0 && !unchanged) throw new Error(`A change announced nothing: ${command}`)
        await settleIdempotencyKey(tx, viewer, id)
        await writeAnnouncements(tx, viewer, now, facts)
        return id
      },
      { maxWait: 2_000, timeout: timeoutMs },
    ),
  )
  record.sequencer.wake(viewer.workspaceId)
  return id
}

const MAX_TRIES = 3

async function withRetry<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt()
    } catch (error) {
      if (isExhausted(error)) throw new Overloaded(error)
      if (!wasUndone(error) || tries === MAX_TRIES) throw error
    }
  }
}
