import type { ApolloClient } from '@apollo/client'
import type { LiveActivitySubscription } from '../generated/gql/graphql.ts'
import { ActivityHead, LiveActivity } from './live-activity.ts'

export type LiveEvent = Extract<LiveActivitySubscription['activity'], { __typename: 'Activity' }>

type Following = {
  onEvent: (event: LiveEvent) => void
  /** The log does not know our cursor any more: everything on the page must be read again. */
  onResync: () => void
  onState: (state: 'live' | 'reconnecting') => void
}

const longestWait = 8_000

/**
 * Follows the record from now on, and after every interruption from the last event that arrived: what happened
 * meanwhile is replayed in order, and nothing is missed. Answers with how to stop.
 */
export function followRecord(client: ApolloClient, { onEvent, onResync, onState }: Following): () => void {
  let stopped = false
  let cursor: string | null = null
  let failures = 0
  let leave: () => void = () => undefined
  let retry: ReturnType<typeof setTimeout> | undefined

  async function follow() {
    if (stopped) return
    try {
      cursor ??= (await client.query({ query: ActivityHead, fetchPolicy: 'network-only' })).data?.activityHead ?? null
      if (failures > 0) {
        // The socket may open although the server behind it is not ready to answer: ask it something first.
        await client.query({ query: ActivityHead, fetchPolicy: 'network-only' })
      }
    } catch {
      again()
      return
    }
    if (stopped) return
    const subscription = client.subscribe({ query: LiveActivity, variables: { after: cursor } }).subscribe({
      next({ data }) {
        const event = data?.activity
        if (event === undefined || event === null) return
        failures = 0
        onState('live')
        cursor = event.cursor
        if (event.__typename === 'Resync') onResync()
        else onEvent(event)
      },
      error: again,
      complete: again,
    })
    leave = () => subscription.unsubscribe()
    failures = 0
    onState('live')
  }

  function again() {
    if (stopped) return
    leave()
    onState('reconnecting')
    failures += 1
    const wait = Math.min(longestWait, 250 * 2 ** Math.min(failures, 5)) * (0.5 + Math.random() / 2)
    clearTimeout(retry)
    retry = setTimeout(() => void follow(), wait)
  }

  function now() {
    if (failures === 0) return
    clearTimeout(retry)
    void follow()
  }

  addEventListener('online', now)
  void follow()
  return () => {
    stopped = true
    clearTimeout(retry)
    removeEventListener('online', now)
    leave()
  }
}
