import { type ApolloClient, CombinedGraphQLErrors } from '@apollo/client'
import type { Client as Socket } from 'graphql-ws'
import type { LiveActivitySubscription } from '../generated/gql/graphql.ts'
import { ActivityHead, LiveActivity } from './live-activity.ts'

export type LiveEvent = Extract<LiveActivitySubscription['activity'], { __typename: 'Activity' }>

type Following = {
  onEvent: (event: LiveEvent) => void
  /** The log does not know our cursor any more: everything on the page must be read again. */
  onResync: () => void
  /** `live` says that everything missed has been told: what happened while it was reconnecting came as events before. */
  onState: (state: 'live' | 'reconnecting') => void
  /** The session or the seat is gone: there is nothing to follow until somebody signs in. */
  onSignedOut: () => void
}

const longestWait = 8_000
/** The newest facts may be none of the reader's: then the replay is over when it has been silent for so long. */
const silence = 2_000

/**
 * Follows the record from now on, and after every interruption from the last event that arrived: what happened
 * meanwhile is replayed in order, and nothing is missed. Answers with how to stop.
 */
export function followRecord(
  client: ApolloClient,
  socket: Socket,
  { onEvent, onResync, onState, onSignedOut }: Following,
) {
  let stopped = false
  let cursor: string | null = null
  let head: string | null = null
  let failures = 0
  let leave: () => void = () => undefined
  let retry: ReturnType<typeof setTimeout> | undefined
  let quiet: ReturnType<typeof setTimeout> | undefined

  async function follow() {
    retry = undefined
    if (stopped) return
    try {
      // Asked each time: the socket may open although the server behind it is not ready to answer.
      head = (await client.query({ query: ActivityHead, fetchPolicy: 'network-only' })).data?.activityHead ?? null
      // What the page has read may be older than the place from which it is followed now.
      if (cursor === null && failures > 0) onResync()
      cursor ??= head
    } catch (error) {
      if (isSignedOut(error)) onSignedOut()
      again()
      return
    }
    if (stopped) return
    const forget = socket.on('connected', progress)
    const subscription = client.subscribe({ query: LiveActivity, variables: { after: cursor } }).subscribe({
      next({ data }) {
        const event = data?.activity
        if (event === undefined || event === null) return
        cursor = event.cursor
        if (event.__typename === 'Resync') {
          onResync()
          caughtUp()
          return
        }
        onEvent(event)
        progress()
      },
      error: again,
      complete: again,
    })
    leave = () => {
      forget()
      subscription.unsubscribe()
    }
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

  function now() {
    if (retry === undefined) return
    clearTimeout(retry)
    void follow()
  }

  addEventListener('online', now)
  void follow()
  return () => {
    stopped = true
    clearTimeout(retry)
    clearTimeout(quiet)
    removeEventListener('online', now)
    leave()
  }
}

function isSignedOut(error: unknown): boolean {
  return (
    CombinedGraphQLErrors.is(error) && error.errors.some(({ extensions }) => extensions?.code === 'UNAUTHENTICATED')
  )
}
