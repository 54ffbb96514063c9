import { type ApolloClient, CombinedGraphQLErrors } from '@apollo/client'
import type { LiveActivitySubscription } from '../generated/gql/graphql.ts'
import { type Carriage, SocketLost } from '../graph/socket/socket-link.ts'
import { ActivityHead, LiveActivity } from './live-activity.ts'

export type LiveEvent = Extract<LiveActivitySubscription['activity'], { __typename: 'Activity' }>

type Following = {
  /** Whose eyes the page was made for. */
  seat: string
  onEvent: (event: LiveEvent) => void
  /** The log does not know our cursor any more: everything on the page must be read again. */
  onResync: () => void
  /** `live` says that everything missed has been told: what happened while it was reconnecting came as events before. */
  onState: (state: 'live' | 'reconnecting') => void
  /** The server was heard on the socket of the stream. */
  onAlive: () => void
  /** The session or the seat is gone: there is nothing to follow until somebody signs in. */
  onSignedOut: () => void
  /** The browser acts for another seat now: nothing on this page is theirs. */
  onOtherSeat: () => void
}

const longestWait = 8_000
/** The newest facts may be none of the reader's: then the replay is over when it has been silent for so long. */
const silence = 2_000
const answerMs = 10_000
/** The server is heard every ten seconds: a page that noticed nothing for longer was not running. */
const sleptMs = 15_000
const lookMs = 1_000
/** The server closes a socket so when the session, seat or token that opened it has ended. */
const ended = 4403

/**
 * Follows the record from now on, and after every interruption from the last event that arrived: what happened
 * meanwhile is replayed in order, and nothing is missed. Answers with how to stop.
 */
export function followRecord(client: ApolloClient, following: Following) {
  const { seat, onEvent, onResync, onState, onAlive, onSignedOut, onOtherSeat } = following
  let stopped = false
  let cursor: string | null = null
  let head: string | null = null
  let failures = 0
  let leave: () => void = () => undefined
  let retry: ReturnType<typeof setTimeout> | undefined
  let quiet: ReturnType<typeof setTimeout> | undefined
  let ranAt = Date.now()

  async function follow() {
    retry = undefined
    if (stopped) return
    try {
      // Asked each time: the socket may open although the server behind it is not ready to answer.
      const { data } = await client.query({
        query: ActivityHead,
        fetchPolicy: 'network-only',
        // Read again in silence, it would lie after what the page has read, and what happened between would be missed.
        context: { readOnce: true, fetchOptions: { signal: AbortSignal.timeout(answerMs) } },
      })
      const reader = data?.viewer?.membership.id
      if (reader !== undefined && reader !== seat) return onOtherSeat()
      head = data?.activityHead ?? null
      // What the page has read may be older than the place from which it is followed now.
      if (cursor === null && failures > 0) onResync()
      cursor ??= head
    } catch (error) {
      if (isSignedOut(error)) onSignedOut()
      again()
      return
    }
    if (stopped) return
    const live: Carriage = {
      resumes: true,
      onOpen: progress,
      onAlive() {
        if (stillRunning()) onAlive()
      },
    }
    const subscription = client
      .subscribe({ query: LiveActivity, variables: { after: cursor }, context: { live } })
      .subscribe({
        next({ data }) {
          const event = data?.activity
          if (event === undefined || event === null || !stillRunning()) return
          onAlive()
          cursor = event.cursor
          if (event.__typename === 'Resync') {
            onResync()
            caughtUp()
            return
          }
          onEvent(event)
          progress()
        },
        error(error) {
          if (isSignedOut(error)) onSignedOut()
          again()
        },
        complete: again,
      })
    leave = () => subscription.unsubscribe()
  }

  /** The stream stands, or it has told something: is there more that was missed? */
  function progress() {
    if (head === null) return
    clearTimeout(quiet)
    if (cursor === head) caughtUp()
    else quiet = setTimeout(caughtUp, silence)
  }

  function caughtUp() {
    clearTimeout(quiet)
    head = null
    failures = 0
    onState('live')
  }

  function again() {
    if (stopped) return
    clearTimeout(quiet)
    leave()
    onState('reconnecting')
    failures += 1
    const wait = Math.min(longestWait, 250 * 2 ** Math.min(failures, 5)) * (0.5 + Math.random() / 2)
    clearTimeout(retry)
    retry = setTimeout(() => void follow(), wait)
  }

  /**
   * A page that was stopped, as by a closed lid, goes on as if nothing had been; what has piled up since is asked for
   * anew, so that it counts as caught up.
   */
  function stillRunning(): boolean {
    const stoppedFor = Date.now() - ranAt
    ranAt = Date.now()
    if (stoppedFor < sleptMs) return true
    again()
    now()
    return false
  }

  /** The page is there again, or the network is: no reason to wait any longer. */
  function now() {
    if (retry === undefined) return
    clearTimeout(retry)
    void follow()
  }
  const awake = () => {
    if (document.visibilityState === 'visible') now()
  }

  addEventListener('online', now)
  addEventListener('pageshow', now)
  document.addEventListener('resume', now)
  document.addEventListener('visibilitychange', awake)
  const looking = setInterval(stillRunning, lookMs)
  void follow()
  return {
    now,
    stop() {
      stopped = true
      clearInterval(looking)
      clearTimeout(retry)
      clearTimeout(quiet)
      removeEventListener('online', now)
      removeEventListener('pageshow', now)
      document.removeEventListener('resume', now)
      document.removeEventListener('visibilitychange', awake)
      leave()
    },
  }
}

function isSignedOut(error: unknown): boolean {
  if (error instanceof SocketLost) return error.code === ended
  return (
    CombinedGraphQLErrors.is(error) && error.errors.some(({ extensions }) => extensions?.code === 'UNAUTHENTICATED')
  )
}
