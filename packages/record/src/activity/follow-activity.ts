import type { ActivityKind } from '@assay/domain'
import type { Activity } from '../generated/client/client.ts'
import { interruptible } from '../kernel/interruptible.ts'
import { read } from '../kernel/read.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Audience } from '../kernel/viewer.ts'
import { visibleActivity } from './visible-activity.ts'

export type ActivityScope = {
  engagementId?: string
  modelVersionId?: string
  gateId?: string
  findingId?: string
}

export type FollowedEvent =
  | { type: 'activity'; activity: Activity; audience: Audience }
  /** The cursor is not one of this log: read anew, then follow from here. */
  | { type: 'resync'; seq: bigint; audience: Audience }

type Following = {
  scope: ActivityScope
  kinds: readonly ActivityKind[]
  /** The last seq that the client has; null follows from now on. */
  after: bigint | null
  /** What the subscriber may see at this moment; null ends the stream. */
  audience: () => Promise<Audience | null>
}

const page = 200
/** A consumer may take its time over a page; what is left of it then is looked at again, with the access of then. */
const CHECK_HOLDS_MS = 1_000

/** Every fact after the cursor, then each new one: nothing lost, nothing reordered, and nothing past a revocation. */
export function followActivity(record: EngagementRecord, workspaceId: string, following: Following) {
  return interruptible<FollowedEvent>(async function* (signal) {
    // Listen before the first read: a commit in between wakes us twice, never not at all.
    const wakeUps = record.feed.wakeUps(workspaceId, signal)
    let seen = following.after
    do {
      let more = true
      while (more) {
        const audience = await following.audience()
        if (audience === null) return
        const { head, rows } = await readPage(record, audience, following, seen)
        // A revocation that the page already holds must count for it, so what may be seen is asked once more.
        if (rows.length > 0) {
          const still = await following.audience()
          if (still === null) return
          if (JSON.stringify(still) !== JSON.stringify(audience)) continue
        }
        if (seen === null || seen > head) {
          if (seen !== null) yield { type: 'resync', seq: head, audience }
          seen = head
          break
        }
        const staleAt = performance.now() + CHECK_HOLDS_MS
        // A full page may have been cut; otherwise all up to the head has been looked at.
        more = rows.length === page
        for (const activity of rows) {
          if (performance.now() > staleAt) {
            more = true
            break
          }
          yield { type: 'activity', activity, audience }
          seen = activity.seq
        }
        if (!more) seen = head
      }
    } while (await wakeUps.next())
  })
}

function readPage(record: EngagementRecord, audience: Audience, { scope, kinds }: Following, seen: bigint | null) {
  return read(record, audience.workspaceId, async ({ db }) => {
    const head = (await db.activityHead.findUnique({ where: { workspaceId: audience.workspaceId } }))?.size ?? 0n
    const rows =
      seen === null || seen >= head
        ? []
        : await db.activity.findMany({
            where: {
              ...visibleActivity(audience),
              ...scope,
              ...(kinds.length > 0 ? { kind: { in: [...kinds] } } : {}),
              seq: { gt: seen, lte: head },
            },
            orderBy: { seq: 'asc' },
            take: page,
          })
    return { head, rows }
  })
}
