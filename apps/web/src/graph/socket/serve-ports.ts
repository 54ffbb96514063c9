import type { FromTab, ToTab } from './messages.ts'
import { openPool, type SocketPool } from './socket-pool.ts'
import type { SocketSettings } from './watched-socket.ts'

/**
 * Keeps the sockets of all tabs whose ports it is given. Tabs of one seat share sockets; another seat never gets to see
 * what a socket brings that was opened by somebody else.
 */
export function servePorts(settings: SocketSettings): (port: MessagePort) => void {
  const pools = new Map<string, SocketPool>()
  const poolOf = (seat: string) => {
    const pool = pools.get(seat) ?? openPool(settings)
    pools.set(seat, pool)
    return pool
  }

  return (port) => {
    const subscriptions = new Map<number, () => void>()
    const alive = new Set<number>()
    const tell = (message: ToTab) => port.postMessage(message)

    /** The subscriptions of a socket hear of a pong one after the other: the tab is told once. */
    const tellAlive = (id: number) => {
      if (alive.size === 0) {
        queueMicrotask(() => {
          tell({ type: 'alive', ids: [...alive] })
          alive.clear()
        })
      }
      alive.add(id)
    }
    const end = (id: number) => {
      subscriptions.get(id)?.()
      subscriptions.delete(id)
    }
    const endAll = () => {
      for (const id of [...subscriptions.keys()]) end(id)
    }

    port.addEventListener('message', ({ data }: MessageEvent<FromTab>) => {
      switch (data.type) {
        case 'subscribe': {
          const { id, seat, payload } = data
          const over = (message: ToTab) => {
            subscriptions.delete(id)
            tell(message)
          }
          subscriptions.set(id, () => undefined)
          const leave = poolOf(seat).subscribe(payload, {
            next: (result) => tell({ type: 'next', id, result }),
            error: (errors) => over({ type: 'error', id, errors }),
            complete: () => over({ type: 'complete', id }),
            lost: (close) => over({ type: 'lost', id, close }),
            open: () => tell({ type: 'open', id }),
            alive: () => tellAlive(id),
          })
          if (subscriptions.has(id)) subscriptions.set(id, leave)
          return
        }
        case 'unsubscribe':
          return end(data.id)
        case 'here':
          // Granted when the tab that holds it is gone, also when it could not say so.
          void navigator.locks.request(data.lock, () => {
            // A tab that only slept and is back already asks again for what it hears is lost.
            for (const id of [...subscriptions.keys()]) {
              end(id)
              tell({ type: 'lost', id, close: { code: 1006, reason: 'The tab was gone' } })
            }
          })
          return
        case 'check':
          tell({ type: 'checked' })
          for (const pool of pools.values()) pool.check()
          return
        case 'goodbye':
          return endAll()
      }
    })
    port.start()
  }
}
