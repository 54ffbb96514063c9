import type { WebSocket } from 'ws'
import { closeCodes } from './close-codes.ts'

const most = 200
const windowMs = 10_000

/** Closes a socket that sends more messages than any page does: each one costs a look at who asks. */
export function closeFloods(socket: WebSocket): void {
  let count = 0
  let since = performance.now()
  socket.on('message', () => {
    const now = performance.now()
    if (now - since > windowMs) {
      since = now
      count = 0
    }
    count += 1
    if (count > most) socket.close(closeCodes.tooMany, 'Too many messages: wait and open another socket')
  })
}
