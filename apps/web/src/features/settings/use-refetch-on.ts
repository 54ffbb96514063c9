import { useEffect, useRef } from 'react'
import { useLiveEvents } from '../../live/live.ts'

const settleMs = 150

/** Reads a list again when the record says that it grew or shrank, once for facts that come together. */
export function useRefetchOn(kinds: readonly string[], refetch: () => Promise<unknown>): void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  useLiveEvents(({ kind }) => {
    if (!kinds.includes(kind)) return
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void refetch().catch(() => undefined), settleMs)
  })
}
