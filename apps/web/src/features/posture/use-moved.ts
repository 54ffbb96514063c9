import { useEffect, useRef, useState } from 'react'

const shownMs = 6_000

/** The names of what is not what it was a moment ago; what is new is not among them. */
export function useMoved(values: readonly (readonly [name: string, value: string])[]): ReadonlySet<string> {
  const [moved, setMoved] = useState<ReadonlySet<string>>(new Set())
  const known = useRef<ReadonlyMap<string, string>>(undefined)
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>())
  const text = JSON.stringify(values)

  useEffect(() => {
    const now = new Map<string, string>(JSON.parse(text))
    const old = known.current
    known.current = now
    const names = [...now].flatMap(([name, value]) => (old?.has(name) && old.get(name) !== value ? [name] : []))
    if (names.length === 0) return
    setMoved((before) => new Set([...before, ...names]))
    for (const name of names) {
      clearTimeout(timers.current.get(name))
      const forget = () => setMoved((before) => new Set([...before].filter((each) => each !== name)))
      timers.current.set(name, setTimeout(forget, shownMs))
    }
  }, [text])
  useEffect(() => {
    const running = timers.current
    return () => {
      for (const timer of running.values()) clearTimeout(timer)
      running.clear()
    }
  }, [])
  return moved
}
