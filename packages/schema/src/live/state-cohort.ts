import type { Deliver, Question } from './deliver.ts'
import type { Cohort, Follower } from './follower.ts'
import type { Delivery } from './sink.ts'

type About = {
  key: string
  question: Question
  deliver: Deliver
  /** The newest place of the log. */
  head: () => bigint
  /** Begins to call when the answer may have changed. Answers with how to stop. */
  watch: (touched: () => void) => () => void
}

/** At most four answers a second, however much happens. */
const everyMs = 250
/** Some answers change as time passes, without a fact. */
const withTimeMs = 60_000

/**
 * Everybody who watches one answer. Only the newest counts: it is made once for all, at most four times a second, and
 * who reads slowly skips what came in between.
 */
export function openStateCohort({ key, question, deliver, head, watch }: About): Cohort {
  const members = new Set<Follower>()
  const owed = new Set<Follower>()
  const closing = new AbortController()
  let latest: Delivery | null = null
  let touched = true
  let answering = false
  let answeredAt = Number.NEGATIVE_INFINITY
  let soon: NodeJS.Timeout | null = null

  const touch = () => {
    touched = true
    schedule()
  }

  function schedule() {
    if (answering || soon !== null || members.size === 0) return
    soon = setTimeout(answer, Math.max(0, answeredAt + everyMs - performance.now()))
  }

  async function answer() {
    soon = null
    touched = false
    answering = true
    answeredAt = performance.now()
    const seq = head()
    latest = await deliver(question, { seq }, seq, closing.signal)
    answering = false
    if (closing.signal.aborted) return
    for (const follower of members) send(follower)
    if (touched) schedule()
  }

  function send(follower: Follower) {
    if (latest === null || owed.has(follower)) return
    if (!follower.sink.isFull()) {
      follower.sink.next([latest])
      return
    }
    owed.add(follower)
    follower.sink.onceDrained(() => {
      if (owed.delete(follower) && members.has(follower) && !follower.gone) send(follower)
    })
  }

  const stopWatching = watch(touch)
  const clock = setInterval(touch, withTimeMs)
  clock.unref()

  return {
    key,
    join(follower) {
      members.add(follower)
      if (touched || answering) schedule()
      else send(follower)
    },
    leave(follower) {
      members.delete(follower)
      owed.delete(follower)
    },
    arrived: () => undefined,
    isEmpty: () => members.size === 0,
    close() {
      closing.abort()
      stopWatching()
      clearInterval(clock)
      if (soon !== null) clearTimeout(soon)
    },
  }
}
