import type { SubscribePayload } from 'graphql-ws'
import type { Sink } from './messages.ts'
import { openSocket, type SocketSettings, type WatchedSocket } from './watched-socket.ts'

/** The server takes 20; some room is left for those that are on their way out. */
const mostOnASocket = 18

export type SocketPool = Pick<WatchedSocket, 'subscribe' | 'check' | 'close'> & { readonly sockets: number }

/** As many sockets as the subscriptions need. */
export function openPool(settings: SocketSettings): SocketPool {
  let sockets: WatchedSocket[] = []
  return {
    get sockets() {
      return sockets.length
    },
    subscribe(payload: SubscribePayload, sink: Sink) {
      let socket = sockets.find(({ carries }) => carries < mostOnASocket)
      if (socket === undefined) {
        socket = openSocket(settings)
        // One that carries nothing any more closes by itself.
        sockets = [...sockets.filter(({ carries }) => carries > 0), socket]
      }
      return socket.subscribe(payload, sink)
    },
    check() {
      for (const socket of sockets) socket.check()
    },
    close() {
      for (const socket of sockets) socket.close()
      sockets = []
    },
  }
}
