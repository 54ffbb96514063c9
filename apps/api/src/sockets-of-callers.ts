import type { Viewer } from '@assay/record'
import type { WebSocket } from 'ws'

const socketsACaller = 10

/** Counts the open sockets of each seat and token, so that none of them takes them all. */
export function socketsOfCallers() {
  const open = new Map<string, number>()
  return {
    /** Whether the caller may have this socket too; it counts until it is closed. */
    admit({ actor }: Viewer, socket: WebSocket): boolean {
      const caller = `${actor.type}:${actor.id ?? ''}`
      const count = open.get(caller) ?? 0
      if (socket.readyState !== socket.OPEN || count >= socketsACaller) return false
      open.set(caller, count + 1)
      socket.once('close', () => {
        const left = (open.get(caller) ?? 1) - 1
        if (left > 0) open.set(caller, left)
        else open.delete(caller)
      })
      return true
    },
  }
}
