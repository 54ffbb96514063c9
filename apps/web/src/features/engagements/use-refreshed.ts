import { useEffect, useRef } from 'react'
import { type LiveEvent, useLiveEvents } from '../../live/live.ts'

const restMs = 500

/**
 * Reads again what is computed over many rows and so cannot travel with one event: at once, and while events keep
 * coming at most twice a second. `concerns` says which events matter.
 */
export function useRefreshed(refetch: () => Promise<unknown>, concerns: (event: LiveEvent) => boolean): void {
  const latest = useRef(refetch)
  const state = useRef({ due: false, running: false, gone: false, last: 0 })
  useEffect(() => {
    latest.current = refetch
  })
  useEffect(() => {
    const now = state.current
    now.gone = false
    return () => {
      now.gone = true
    }
  }, [])

  useLiveEvents((event) => {
    if (!concerns(event)) return
    state.current.due = true
    if (!state.current.running) void refresh()
  })

  /** One reading at a time: what happens during one is only seen by the next. */
  async function refresh() {
    const now = state.current
    now.running = true
    while (now.due && !now.gone) {
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, now.last + restMs - Date.now())))
      now.due = false
      now.last = Date.now()
      // What cannot be read now is read with the next event; what is shown stays.
      if (!now.gone) await latest.current().catch(() => undefined)
    }
    now.running = false
  }
}
