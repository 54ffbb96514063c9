import type { LiveSocket } from './live-socket.ts'

/** A page whose clock jumps by so much was not running: the computer slept. */
const jumpMs = 15_000
const lookMs = 1_000

/** Tells the socket when the page falls asleep, wakes, or has reason to doubt that it is current. */
export function keepAwake(socket: LiveSocket): void {
  document.addEventListener('freeze', socket.sleep)
  document.addEventListener('resume', socket.wake)
  addEventListener('pagehide', ({ persisted }) => (persisted ? socket.sleep() : socket.leave()))
  addEventListener('pageshow', socket.wake)
  addEventListener('online', socket.check)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') socket.check()
  })
  let seen = Date.now()
  setInterval(() => {
    if (Date.now() - seen > jumpMs) socket.check()
    seen = Date.now()
  }, lookMs)
}
