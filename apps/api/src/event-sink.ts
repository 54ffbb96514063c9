import type { ServerResponse } from 'node:http'
import { encodeCursor } from '@assay/record'
import type { Sink } from '@assay/schema'

/** Above this a slow reader is passed over; it goes on from its own place once it has read. */
const roomBytes = 1024 * 1024

/** The last event of a stream. */
export const complete = 'event: complete\ndata:\n\n'

/** Writes deliveries as events, each with its cursor as its id. */
export function eventSink(raw: ServerResponse): Sink {
  return {
    next(deliveries) {
      raw.cork()
      for (const { json, seq } of deliveries) {
        raw.write(`id: ${encodeCursor(seq)}\nevent: next\ndata: `)
        raw.write(json)
        raw.write('\n\n')
      }
      raw.uncork()
    },
    isFull: () => raw.writableLength > roomBytes,
    onceDrained(then) {
      if (raw.writableNeedDrain) raw.once('drain', then)
      else setImmediate(then)
    },
    end: () => raw.end(complete),
  }
}
