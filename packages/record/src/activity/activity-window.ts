import type { Activity } from '../generated/client/client.ts'
import { read } from '../kernel/read.ts'
import type { EngagementRecord } from '../kernel/record.ts'

/**
 * The newest facts of one workspace, read once for everybody in this process who follows it: a thousand clients that
 * come back at once read the same rows once. Unfiltered: whoever passes them on asks what may be seen.
 */
export type ActivityWindow = {
  /** The newest place that was published. */
  head(): bigint
  /** Reads what the log has beyond the head, at most a page, without publishing it; there may be `more` behind it. */
  lookAhead(): Promise<{ facts: Activity[]; more: boolean }>
  /** From now on these are part of the window. */
  publish(facts: readonly Activity[]): void
  /** The facts after this place up to the head; null when the window cannot reach back so far. */
  since(after: bigint): Promise<readonly Activity[] | null>
}

const page = 500
/** A fact is some 2 kB in memory. */
const capacity = 4_096

export async function openActivityWindow(record: EngagementRecord, workspaceId: string): Promise<ActivityWindow> {
  const head = await read(
    record,
    workspaceId,
    async ({ db }) => (await db.activityHead.findUnique({ where: { workspaceId } }))?.size ?? 0n,
  )
  /** Dense: facts[i] has the seq start + i + 1. */
  let facts: Activity[] = []
  let start = head
  let reaching: { to: bigint; done: Promise<void> } | null = null

  const between = (after: bigint, limit: number) =>
    read(record, workspaceId, ({ db }) =>
      db.activity.findMany({ where: { workspaceId, seq: { gt: after } }, orderBy: { seq: 'asc' }, take: limit }),
    )
  const top = () => start + BigInt(facts.length)

  async function reachBack(after: bigint) {
    const missing = Number(start - after)
    const older = await between(after, missing)
    // Meanwhile another may have reached further back; or the window moved on, and let go of what lay between.
    const upTo = older.at(-1)?.seq ?? after
    if (after >= start || upTo < start) return
    facts = [...older.filter(({ seq }) => seq <= start), ...facts]
    start = after
  }

  return {
    head: top,
    async lookAhead() {
      const facts = await between(top(), page)
      return { facts, more: facts.length === page }
    },
    publish(next) {
      facts.push(...next)
      if (facts.length <= capacity * 2) return
      const spare = facts.length - capacity
      facts = facts.slice(spare)
      start += BigInt(spare)
    },
    async since(after) {
      while (after < start) {
        if (top() - after > BigInt(capacity)) return null
        if (reaching === null || reaching.to > after) {
          const done: Promise<void> = reachBack(after).finally(() => {
            if (reaching?.done === done) reaching = null
          })
          reaching = { to: after, done }
        }
        await reaching.done
      }
      return facts.slice(Number(after - start))
    },
  }
}
