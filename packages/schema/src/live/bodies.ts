import type { Delivery } from './sink.ts'

/** A delivery that was made, is being made, or null where a cohort has none for the fact. */
export type Body = Promise<Delivery | null>

const roomBytes = 64 * 1024 * 1024
/** What the book-keeping of one costs beside its bytes, so that empty ones count too. */
const eachBytes = 1_024

/** The deliveries of all cohorts of this process that were made lately, so that who comes back costs no execution. */
export function openBodies() {
  const held = new Map<string, { body: Body; bytes: number }>()
  let bytes = 0

  function forget(key: string) {
    const entry = held.get(key)
    if (entry === undefined) return
    held.delete(key)
    bytes -= entry.bytes
  }

  return {
    /** The body under this key, made when it is not held. A failure is not held. */
    get(key: string, make: () => Body): Body {
      const found = held.get(key)
      if (found !== undefined) return found.body
      const body = make()
      const entry = { body, bytes: eachBytes }
      held.set(key, entry)
      bytes += eachBytes
      body.then(
        (delivery) => {
          if (held.get(key) !== entry || delivery === null) return
          entry.bytes += delivery.json.length
          bytes += delivery.json.length
          for (const [oldest] of held) {
            if (bytes <= roomBytes) break
            forget(oldest)
          }
        },
        () => {
          if (held.get(key) === entry) forget(key)
        },
      )
      return body
    },
  }
}

export type Bodies = ReturnType<typeof openBodies>
