/** What one subscription tells, until it fails or ends: then it is begun again. */
export type Ends = { told: () => void; lost: () => void }

const shortestWait = 250
const longestWait = 30_000

/**
 * Begins a subscription, and again, each time after a longer wait, whenever it is lost, until it is stopped. `begin`
 * answers with how to leave it. `hurry` begins at once what waits for its turn.
 */
export function keepFollowing(begin: (ends: Ends) => () => void) {
  let failures = 0
  let stopped = false
  let leave: () => void = () => undefined
  let waiting: ReturnType<typeof setTimeout> | undefined

  function attempt() {
    waiting = undefined
    let over = false
    leave = begin({
      told() {
        failures = 0
      },
      lost() {
        if (over || stopped) return
        over = true
        failures += 1
        const wait = Math.min(longestWait, shortestWait * 2 ** Math.min(failures, 8)) * (0.5 + Math.random() / 2)
        waiting = setTimeout(attempt, wait)
      },
    })
  }
  attempt()
  return {
    hurry() {
      if (waiting === undefined || stopped) return
      clearTimeout(waiting)
      attempt()
    },
    stop() {
      stopped = true
      clearTimeout(waiting)
      leave()
    },
  }
}
