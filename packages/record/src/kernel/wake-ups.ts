/** Waits for the next reason to look; false once nobody waits any more. */
export type WakeUps = { next(): Promise<boolean> }

/**
 * One follower's bell. However often it rang while the follower was busy, it is one reason to look again, so a slow
 * follower holds no queue. Aborting ends the wait at once and calls `leave` once.
 */
export function openWakeUp(signal: AbortSignal, leave: () => void): { ring: () => void; wakeUps: WakeUps } {
  let rung = false
  let waiting: ((goOn: boolean) => void) | null = null
  const answer = (goOn: boolean) => {
    waiting?.(goOn)
    waiting = null
  }
  const end = () => {
    leave()
    answer(false)
  }
  if (signal.aborted) queueMicrotask(end)
  else signal.addEventListener('abort', end, { once: true })

  return {
    ring() {
      if (waiting === null) rung = true
      else answer(true)
    },
    wakeUps: {
      next() {
        if (signal.aborted) return Promise.resolve(false)
        if (rung) {
          rung = false
          return Promise.resolve(true)
        }
        return new Promise((resolve) => {
          waiting = resolve
        })
      },
    },
  }
}
