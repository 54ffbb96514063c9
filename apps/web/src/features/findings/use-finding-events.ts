import type { Modifier } from '@apollo/client/cache'
import { useApolloClient } from '@apollo/client/react'
import type { AsStoreObject, Reference } from '@apollo/client/utilities'
import { useCallback, useEffect } from 'react'
import { outbox } from '../../graph/client.ts'
import { useLiveEvents } from '../../live/live.ts'
import { commentSlot } from './post-comment.ts'

type Listed = { __typename?: string; nodes?: readonly Reference[] }

/**
 * Puts a row that the cache holds already at the end of one of a finding's lists. A fragment brings the row itself up to
 * date, but cannot tell the cache which lists it belongs to.
 */
function useAppend(findingId: string) {
  const { cache } = useApolloClient()
  return useCallback(
    (list: 'comments' | 'activity', row: { __typename: 'Comment' | 'Activity'; id: string }) => {
      const reference: Reference = { __ref: cache.identify(row) ?? '' }
      const append: Modifier<Reference | AsStoreObject<Listed>> = (existing) => {
        const nodes = 'nodes' in existing ? (existing.nodes ?? []) : []
        return nodes.some(({ __ref }) => __ref === reference.__ref)
          ? existing
          : { ...existing, nodes: [...nodes, reference] }
      }
      cache.modify<Record<string, Listed>>({
        id: cache.identify({ __typename: 'Finding', id: findingId }) ?? '',
        fields: list === 'comments' ? { comments: append } : { activity: append },
      })
    },
    [cache, findingId],
  )
}

/** Keeps the open finding's comments and time line current from the stream, and from what is sent from here. */
export function useFindingEvents(findingId: string): void {
  const append = useAppend(findingId)
  useLiveEvents((event) => {
    if (event.finding?.id !== findingId) return
    append('activity', { __typename: 'Activity', id: event.id })
    if (event.comment) append('comments', { __typename: 'Comment', id: event.comment.id })
  })
  useEffect(
    () =>
      outbox.onSent(({ slot }, { id }) => {
        if (slot === commentSlot(findingId)) append('comments', { __typename: 'Comment', id: String(id) })
      }),
    [findingId, append],
  )
}
