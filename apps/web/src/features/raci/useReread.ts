import { useEffect, useRef } from 'react'
import { type LiveEvent, useLiveEvents } from '../../live/live.ts'

const restMs = 400

/** Reads again what is computed over many rows, at most every so often; `concerns` says which events matter. */
export function useReread(refetch: () => Promise<unknown>, concerns: (event: LiveEvent) => boolean): void {
  const latest = useRef(refetch)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    latest.current = refetch
  })
  useEffect(() => () => clearTimeout(timer.current), [])
  useLiveEvents((event) => {
    if (timer.current !== undefined || !concerns(event)) return
    timer.current = setTimeout(() => {
      timer.current = undefined
      // What cannot be read now is read with the next event; what is shown stays.
      latest.current().catch(() => undefined)
    }, restMs)
  })
}
