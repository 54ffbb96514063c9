import { createContext, use, useSyncExternalStore } from 'react'

/** One clock for the whole page: every relative time moves together, and one timer runs however many are shown. */
let now = Date.now()
let timer: ReturnType<typeof setInterval> | undefined
const readers = new Set<() => void>()

function follow(reader: () => void) {
  readers.add(reader)
  timer ??= setInterval(() => {
    now = Date.now()
    for (const each of readers) each()
  }, 15_000)
  return () => {
    readers.delete(reader)
    if (readers.size === 0) {
      clearInterval(timer)
      timer = undefined
    }
  }
}

/** The moment at which the clock stands below it, where the past is looked at. */
export const Moment = createContext<number | null>(null)

/** The present in milliseconds, renewed every fifteen seconds. */
export function useNow(): number {
  const present = useSyncExternalStore(follow, () => now)
  return use(Moment) ?? present
}
