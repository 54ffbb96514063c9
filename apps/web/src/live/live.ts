import { createContext, use, useEffect, useRef } from 'react'
import type { ConnectionState } from '../ui/ConnectionChip.tsx'
import type { LiveEvent } from './follow-record.ts'

export type { LiveEvent } from './follow-record.ts'
export type LiveListener = (event: LiveEvent) => void

type LiveValue = {
  state: ConnectionState
  since: string | undefined
  caughtUp: number | undefined
  /** Tries to reconnect now, instead of when its turn comes. */
  hurry: () => void
  listen: (listener: LiveListener) => () => void
}

export const Live = createContext<LiveValue | null>(null)

/** How fresh the page is. */
export function useLive(): LiveValue {
  const live = use(Live)
  if (live === null) throw new Error('useLive is used outside of LiveProvider')
  return live
}

/** Tells the component of every event of the stream; for what the cache cannot do by itself, such as counting new rows. */
export function useLiveEvents(listener: LiveListener): void {
  const { listen } = useLive()
  const latest = useRef(listener)
  useEffect(() => {
    latest.current = listener
  })
  useEffect(() => listen((event) => latest.current(event)), [listen])
}
