import type { WebSocket } from 'ws'
import { closeCodes } from './close-codes.ts'

const most = 200
const windowMs = 10_000

/**
 * Closes a socket that sends more than any page does: each message costs a look at who asks. Frames without a message
 * count as well. What it goes on sending until it is gone is not looked at any more.
 */
export function closeFloods(socket: WebSocket): void {
  let count = 0
  let since = performance.now()
  function taken() {
    const now = performance.now()
    if (now - since > windowMs) {
      since = now
      count = 0
    }
    count += 1
    if (count <= most) return
    socket.removeAllListeners('message')
    socket.close(closeCodes.tooMany, 'Too many messages: wait and open another socket')
  }
  socket.on('message', taken).on('ping', taken).on('pong', taken)
}
