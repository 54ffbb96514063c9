import { useApolloClient } from '@apollo/client/react'
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useLive } from './live.ts'
import { OwnPlace, Presence } from './presence.ts'
import { HidePresence, ShowPresence } from './presence-documents.ts'
import { keyOf, openPresenceStore, type Place } from './presence-store.ts'
import { openSignsOfLife } from './signs-of-life.ts'
import { useWhoIsWhere } from './useWhoIsWhere.ts'

const tab = crypto.randomUUID()

/** Says where the viewer is, and knows who else is where. `me` is the viewer's seat. */
export function PresenceProvider({ me, children }: { me: string; children: ReactNode }) {
  const client = useApolloClient()
  const { state } = useLive()
  const [store] = useState(openPresenceStore)
  const places = useRef<Place[]>([])
  const [own, setOwn] = useState<Place | null>(null)

  const signs = useMemo(() => {
    // Presence is for the moment: what cannot be told now is told with the next sign of life.
    const send = (sent: Promise<unknown>) => void sent.catch(() => undefined)
    return openSignsOfLife({
      show: (place, typing) =>
        send(client.mutate({ mutation: ShowPresence, variables: { input: { tab, ...place, typing } }, ...uncached })),
      hide: (last) =>
        send(
          client.mutate({
            mutation: HidePresence,
            variables: { input: { tab } },
            ...uncached,
            context: { fetchOptions: { keepalive: last } },
          }),
        ),
    })
  }, [client])

  useEffect(() => {
    const look = () => signs.look(document.visibilityState === 'visible')
    look()
    document.addEventListener('visibilitychange', look)
    addEventListener('pageshow', look)
    addEventListener('pagehide', signs.gone)
    return () => {
      document.removeEventListener('visibilitychange', look)
      removeEventListener('pageshow', look)
      removeEventListener('pagehide', signs.gone)
      signs.look(false)
    }
  }, [signs])

  const enter = useCallback(
    (place: Place) => {
      const settle = () => {
        const { current } = places
        const at = current.findLast((each) => 'subject' in each) ?? current.at(-1) ?? null
        signs.at(at)
        // Who else is here is shown for the place, whichever of its cells each of them is at.
        setOwn((before) => (isSame(before, at) ? before : withoutCell(at)))
      }
      places.current = [...places.current, place]
      settle()
      return () => {
        places.current = places.current.filter((each) => each !== place)
        settle()
      }
    },
    [signs],
  )
  useWhoIsWhere(store, me, state === 'live')

  const value = useMemo(() => ({ store, signs, enter }), [store, signs, enter])
  return (
    <Presence value={value}>
      <OwnPlace value={own}>{children}</OwnPlace>
    </Presence>
  )
}

const uncached = { fetchPolicy: 'no-cache' } as const

function withoutCell(at: Place | null): Place | null {
  if (at === null) return null
  return 'subject' in at ? { subject: at.subject } : { page: at.page }
}

function isSame(before: Place | null, at: Place | null): boolean {
  const next = withoutCell(at)
  return before !== null && next !== null && keyOf(before) === keyOf(next)
}
