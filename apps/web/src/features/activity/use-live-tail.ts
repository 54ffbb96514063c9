import { useCallback, useEffect, useState } from 'react'
import type { ActivityFilter } from '../../generated/gql/graphql.ts'
import { type LiveEvent, useLiveEvents } from '../../live/live.ts'
import { matches } from './activity-filter.ts'

type Tail = { shown: readonly LiveEvent[]; waiting: readonly LiveEvent[] }

/**
 * What happened since the list was read, newest first. While it is held, because the reader paused it or has scrolled
 * away, new facts wait until they are asked for, so that nothing moves under the eye.
 */
export function useLiveTail(filter: ActivityFilter, held: boolean) {
  const [{ shown, waiting }, setTail] = useState<Tail>({ shown: [], waiting: [] })
  useLiveEvents((event) => {
    if (!matches(filter, event)) return
    setTail((tail) =>
      held ? { ...tail, waiting: [event, ...tail.waiting] } : { ...tail, shown: [event, ...tail.shown] },
    )
  })
  const show = useCallback(() => setTail((tail) => ({ shown: [...tail.waiting, ...tail.shown], waiting: [] })), [])
  useEffect(() => {
    if (!held) show()
  }, [held, show])
  return { shown, waiting, show }
}

const away = 120

/** Whether the page is scrolled away from its top. */
export function useScrolledAway(): boolean {
  const [scrolled, setScrolled] = useState(false)
  useEffect(() => {
    const content = document.getElementById('content')
    if (content === null) return
    const look = () => setScrolled(content.scrollTop > away)
    look()
    content.addEventListener('scroll', look, { passive: true })
    return () => content.removeEventListener('scroll', look)
  }, [])
  return scrolled
}
