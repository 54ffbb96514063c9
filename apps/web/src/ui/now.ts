import { useSyncExternalStore } from 'react'

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

/** The present in milliseconds, renewed every fifteen seconds. */
export const useNow = (): number => useSyncExternalStore(follow, () => now)
