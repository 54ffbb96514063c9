import { type Audience, accessOfAll, type EngagementRecord, type Viewer } from '@assay/record'
import type { Follower } from './follower.ts'

type Watched = { viewer: Viewer; audience: Audience | null; known: string; followers: Set<Follower> }

type Told = {
  /** What these may see has changed. */
  moved: (follower: Follower, audience: Audience) => void
  /** Their seat, session or token does not stand any more. */
  ended: (follower: Follower) => void
}

/** The seats, sessions and tokens that streams of one workspace hang on, and what each may see at present. */
export function openSeats(record: EngagementRecord, workspaceId: string, { moved, ended }: Told) {
  const seats = new Map<string, Watched>()
  let last: Promise<void> = Promise.resolve()
  let queued: Promise<void> | null = null

  async function look() {
    const looked = [...seats.entries()]
    if (looked.length === 0) return
    const access = await accessOfAll(
      record,
      workspaceId,
      looked.map(([, { viewer }]) => viewer),
    )
    for (const [index, [key, seat]] of looked.entries()) settle(key, seat, access[index] ?? null)
  }

  function settle(key: string, seat: Watched, audience: Audience | null) {
    const known = JSON.stringify(audience)
    if (known === seat.known) return
    seat.audience = audience
    seat.known = known
    if (audience === null) seats.delete(key)
    for (const follower of [...seat.followers]) {
      if (audience === null) ended(follower)
      else moved(follower, audience)
    }
  }

  /** Looks at all of them, from now on: a look that has begun already may have missed what just happened. */
  function refresh(): Promise<void> {
    queued ??= last
      .catch(() => undefined)
      .then(() => {
        queued = null
        last = look()
        return last
      })
    return queued
  }

  return {
    refresh,
    /** Watches the follower's seat, and answers with what it may see now; null when it does not stand. */
    async watch(follower: Follower): Promise<Audience | null> {
      if (follower.gone) return null
      const { viewer } = follower.request
      const key = keyOf(viewer)
      const seat = seats.get(key) ?? { viewer, audience: viewer.audience, known: '', followers: new Set() }
      seats.set(key, seat)
      seat.followers.add(follower)
      if (seat.known === '') await refresh()
      return follower.gone ? null : seat.audience
    },
    leave(follower: Follower) {
      const key = keyOf(follower.request.viewer)
      const seat = seats.get(key)
      if (seat?.followers.delete(follower) && seat.followers.size === 0) seats.delete(key)
    },
  }
}

const keyOf = ({ actor, sessionId }: Viewer) => `${actor.type}:${actor.id}:${sessionId}`
