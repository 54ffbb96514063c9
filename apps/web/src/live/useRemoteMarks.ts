import { useCallback, useEffect, useRef, useState } from 'react'
import { type LiveEvent, useLiveEvents } from './live.ts'

const shownMs = 6_000

/**
 * Who else changed what just now, by the id of the object; each for a moment. `idOf` says which object an event is
 * about, or null when it is none of the page's; the viewer's own changes are not marked.
 */
export function useRemoteMarks(
  idOf: (event: LiveEvent) => string | null,
  viewerId: string | undefined,
): ReadonlyMap<string, string> {
  const [marks, setMarks] = useState<ReadonlyMap<string, string>>(new Map())
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>())

  const forget = useCallback((id: string) => {
    timers.current.delete(id)
    setMarks((before) => new Map([...before].filter(([each]) => each !== id)))
  }, [])
  useLiveEvents((event) => {
    const id = idOf(event)
    if (id === null || event.actor.id === viewerId) return
    clearTimeout(timers.current.get(id))
    timers.current.set(
      id,
      setTimeout(() => forget(id), shownMs),
    )
    setMarks((before) => new Map(before).set(id, event.actor.name))
  })
  useEffect(() => {
    const running = timers.current
    return () => {
      for (const timer of running.values()) clearTimeout(timer)
      running.clear()
    }
  }, [])
  return marks
}
