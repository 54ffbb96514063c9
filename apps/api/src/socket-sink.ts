import type { Socket } from 'node:net'
import type { EndReason, Sink } from '@assay/schema'

/** Above this a slow reader is passed over; it goes on from its own place once it has read. */
const roomBytes = 1024 * 1024
const text = 0x81

type Options = {
  /** The subscription's id, as the client chose it. */
  id: string
  /** The connection under the socket. Nothing is compressed or masked, so whole frames can be written to it. */
  connection: Socket
  isOpen: () => boolean
  end: (reason: EndReason) => void
}

/**
 * Writes one subscription's deliveries. Of each frame only the head and the id are this subscriber's own; the body is
 * the cohort's, one buffer for all.
 */
export function socketSink({ id, connection, isOpen, end }: Options): Sink {
  // A socket carries several subscriptions, and each may wait for it.
  connection.setMaxListeners(0)
  const prefix = Buffer.from(`{"id":${JSON.stringify(id)},"type":"next","payload":`)
  return {
    next(deliveries) {
      if (!isOpen()) return
      connection.cork()
      for (const { tail } of deliveries) {
        connection.write(headOf(prefix, tail.length))
        connection.write(tail)
      }
      connection.uncork()
    },
    isFull: () => connection.writableLength > roomBytes,
    onceDrained(then) {
      if (connection.destroyed) return
      if (connection.writableNeedDrain) connection.once('drain', then)
      else setImmediate(then)
    },
    end,
  }
}

/** The head of an unmasked text frame (RFC 6455, 5.2) and the prefix of its payload. */
function headOf(prefix: Buffer, tailLength: number): Buffer {
  const length = prefix.length + tailLength
  const size = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const head = Buffer.allocUnsafe(size + prefix.length)
  head[0] = text
  if (size === 2) head[1] = length
  else if (size === 4) {
    head[1] = 126
    head.writeUInt16BE(length, 2)
  } else {
    head[1] = 127
    head.writeBigUInt64BE(BigInt(length), 2)
  }
  prefix.copy(head, size)
  return head
}
