import { useEffect, useRef } from 'react'
import { type LiveEvent, useLiveEvents } from '../../live/live.ts'

const restMs = 500

/**
 * Reads again what is computed over many rows and so cannot travel with one event: at once, and while events keep
 * coming at most twice a second. `concerns` says which events matter.
 */
export function useRefreshed(refetch: () => Promise<unknown>, concerns: (event: LiveEvent) => boolean): void {
  const latest = useRef(refetch)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const last = useRef(0)
  useEffect(() => {
    latest.current = refetch
  })
  useEffect(() => () => clearTimeout(timer.current), [])

  useLiveEvents((event) => {
    if (timer.current !== undefined || !concerns(event)) return
    const wait = Math.max(0, last.current + restMs - Date.now())
    timer.current = setTimeout(() => {
      timer.current = undefined
      last.current = Date.now()
      // What cannot be read now is read with the next event; what is shown stays.
      latest.current().catch(() => undefined)
    }, wait)
  })
}
