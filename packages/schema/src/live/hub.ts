import { changesAccess } from '@assay/domain'
import { type Audience, canReplayFrom, type EngagementRecord, openActivityWindow } from '@assay/record'
import type { Activity } from '@assay/record/client'
import type { Bodies } from './bodies.ts'
import type { Deliver } from './deliver.ts'
import type { Cohort, Follower } from './follower.ts'
import type { LiveSource } from './live-source.ts'
import { openLogCohort } from './log-cohort.ts'
import { questionOf } from './request.ts'
import { openSeats } from './seats.ts'
import { openStateCohort } from './state-cohort.ts'

export type Hub = {
  /** Begins to deliver; false when what the follower hangs on does not stand any more. Throws while the log cannot be read. */
  add(follower: Follower, source: LiveSource): Promise<boolean>
  remove(follower: Follower): void
  /** Looks at every seat now. */
  sweep(): void
  followers(): number
  close(): void
}

/** The net for what ends by the clock, or whose news was lost. */
const sweepMs = 1_900
const replayMs = 7 * 86_400_000

/** One workspace's streams in this process: one reading of its log, the seats they hang on, and their cohorts. */
export async function openHub(
  record: EngagementRecord,
  workspaceId: string,
  { deliver, bodies }: { deliver: Deliver; bodies: Bodies },
): Promise<Hub> {
  const leaving = new AbortController()
  // Listening begins before the first look: a commit in between wakes twice, never not at all.
  const wakeUps = record.feed.wakeUps(workspaceId, leaving.signal)
  const window = await openActivityWindow(record, workspaceId).catch((error: unknown) => {
    leaving.abort()
    throw error
  })
  const followers = new Map<Follower, LiveSource>()
  const cohorts = new Map<string, Cohort>()
  const watching = new Set<(fact: Activity) => void>()
  let sweptAt = performance.now()
  let sweepNow = false
  let looking: Promise<void> = Promise.resolve()
  let nextLook: Promise<void> | null = null

  const seats = openSeats(record, workspaceId, {
    moved(follower, audience) {
      if (follower.cohort === null) return
      depart(follower)
      place(follower, audience)
    },
    ended(follower) {
      remove(follower)
      follower.sink.end('access-ended')
    },
  })

  function place(follower: Follower, audience: Audience) {
    const source = followers.get(follower)
    if (source === undefined) return
    const key = questionOf(follower.request, audience)
    const cohort = cohorts.get(key) ?? open(key, follower, source, audience)
    cohorts.set(key, cohort)
    follower.cohort = cohort
    cohort.join(follower)
  }

  function open(key: string, { request }: Follower, source: LiveSource, audience: Audience): Cohort {
    const { document, operationName, variables } = request
    const question = { document, operationName, variables, audience }
    if (source.follows === 'log') {
      return openLogCohort(
        { record, window, deliver, bodies },
        { key, question, following: source, seen: window.head() },
      )
    }
    const watch = (touched: () => void) => {
      if (source.follows === 'presence') return record.presence.onChange(workspaceId, touched)
      const look = (fact: Activity) => {
        if (source.moves(fact)) touched()
      }
      watching.add(look)
      return () => void watching.delete(look)
    }
    return openStateCohort({ key, question, deliver, head: window.head, watch })
  }

  function depart(follower: Follower) {
    const { cohort } = follower
    follower.cohort = null
    cohort?.leave(follower)
    if (cohort === null || !cohort.isEmpty()) return
    cohort.close()
    cohorts.delete(cohort.key)
  }

  function remove(follower: Follower) {
    if (follower.gone) return
    follower.gone = true
    seats.leave(follower)
    depart(follower)
    followers.delete(follower)
  }

  /**
   * Publishes what the log has beyond the window. Facts that change access are published after every seat was looked
   * at again, so that nobody is told anything past a revocation, also of the same batch.
   */
  async function look() {
    const { facts, more } = await window.lookAhead()
    const due = sweepNow || performance.now() - sweptAt > sweepMs
    if (due || facts.some(({ kind }) => changesAccess(kind))) {
      sweepNow = false
      await seats.refresh()
      sweptAt = performance.now()
    }
    if (facts.length === 0) return
    window.publish(facts)
    for (const cohort of cohorts.values()) cohort.arrived()
    for (const watch of watching) facts.forEach(watch)
    if (more) await look()
  }

  /** One look for all who ask before it begins; one that has begun may have missed what they ask for. */
  function lookAgain(): Promise<void> {
    nextLook ??= looking
      .catch(() => undefined)
      .then(() => {
        nextLook = null
        looking = look()
        return looking
      })
    return nextLook
  }

  const lookIfPossible = () =>
    lookAgain().catch((error: unknown) => {
      if (!leaving.signal.aborted) record.log.warn({ err: error }, 'following the log failed; it is tried again')
    })

  async function run() {
    while (await wakeUps.next()) await lookIfPossible()
  }
  void run()

  /** Where to begin; null when it cannot be replayed from there. */
  async function startOf(after: bigint | null): Promise<bigint | null> {
    // The log may have grown since the last look; another process may even have told this client of it.
    if (after === null || after > window.head()) await lookAgain()
    if (after === null) return window.head()
    if (after > window.head()) return null
    const near = await window.since(after)
    if (near === null) return (await canReplayFrom(record, workspaceId, after)) ? after : null
    const [next] = near
    return next === undefined || Date.now() - next.sequencedAt.getTime() < replayMs ? after : null
  }

  async function resync({ request, sink, position: seq }: Follower, audience: Audience) {
    const { document, operationName, variables } = request
    const question = { document, operationName, variables, audience }
    sink.next([await deliver(question, { type: 'resync', seq }, seq, leaving.signal)])
  }

  async function begin(follower: Follower, source: LiveSource): Promise<boolean> {
    const audience = await seats.watch(follower)
    if (audience === null) return false
    const start = source.follows === 'log' ? await startOf(source.after) : window.head()
    follower.position = start ?? window.head()
    if (start === null) await resync(follower, audience)
    // What it may see may have changed meanwhile: the seat knows.
    const now = await seats.watch(follower)
    if (now !== null) place(follower, now)
    return now !== null
  }

  return {
    async add(follower, source) {
      followers.set(follower, source)
      try {
        const standing = await begin(follower, source)
        if (!standing) remove(follower)
        return standing
      } catch (error) {
        remove(follower)
        throw error
      }
    },
    remove,
    sweep() {
      sweepNow = true
      void lookIfPossible()
    },
    followers: () => followers.size,
    close: () => leaving.abort(),
  }
}
