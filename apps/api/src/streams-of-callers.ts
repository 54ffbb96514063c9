import type { Viewer } from '@assay/record'

const streamsACaller = 10

export type StreamsOfCallers = ReturnType<typeof streamsOfCallers>

/** Counts the open sockets and event streams of each seat and token, so that none of them takes them all. */
export function streamsOfCallers() {
  const open = new Map<string, number>()
  return {
    /** Whether the caller may have this one too; it counts until it is closed. */
    admit({ actor }: Viewer, onceClosed: (closed: () => void) => void): boolean {
      const caller = `${actor.type}:${actor.id ?? ''}`
      const count = open.get(caller) ?? 0
      if (count >= streamsACaller) return false
      open.set(caller, count + 1)
      onceClosed(() => {
        const left = (open.get(caller) ?? 1) - 1
        if (left > 0) open.set(caller, left)
        else open.delete(caller)
      })
      return true
    },
  }
}
