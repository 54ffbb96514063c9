import { createContext, use, useCallback, useEffect, useSyncExternalStore } from 'react'
import { keyOf, type Person, type Place, type PresenceStore, type Spot } from './presence-store.ts'
import type { SignsOfLife } from './signs-of-life.ts'

type PresenceValue = {
  store: PresenceStore
  signs: Pick<SignsOfLife, 'typed' | 'stopped'>
  /** One is here as well; answers with how to leave. */
  enter: (place: Place) => () => void
}

export const Presence = createContext<PresenceValue | null>(null)
/** Where the viewer is. Apart, so that going elsewhere renders nothing but what shows it. */
export const OwnPlace = createContext<Place | null>(null)

function usePresence(): PresenceValue {
  const presence = use(Presence)
  if (presence === null) throw new Error('Presence is used outside of PresenceProvider')
  return presence
}

type At = { cell?: string | undefined }

/** The viewer is here while the component is; nowhere with an id that is not known yet. An object outranks its list. */
export function usePlace(
  place: ({ subject: string | undefined } | Pick<Extract<Place, { page: unknown }>, 'page'>) & At,
): void {
  const { enter } = usePresence()
  const [kind, value] = 'page' in place ? (['page', place.page] as const) : (['subject', place.subject] as const)
  const { cell } = place
  useEffect(() => {
    if (value === undefined) return
    const at = cell === undefined ? {} : { cell }
    return enter(kind === 'page' ? { page: value, ...at } : { subject: value, ...at })
  }, [enter, kind, value, cell])
}

/** Where the viewer is, as far as others see it. */
export function useOwnPlace(): Place | null {
  return use(OwnPlace)
}

/** Who else is there. */
export function useOthers(spot: Spot | null): readonly Person[] {
  const { store } = usePresence()
  const key = spot === null ? null : keyOf(spot)
  return useSyncExternalStore(
    store.subscribe,
    useCallback(() => store.at(spot), [store, key]),
  )
}

/** Tells others that the viewer writes where they are, or does not any more. */
export function useTyping(): PresenceValue['signs'] {
  return usePresence().signs
}
