import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import type { EngagementRecord } from '@assay/record'
import type { Context } from '@assay/schema'
import { GraphQLError } from 'graphql'
import { useServer } from 'graphql-ws/use/ws'
import { type WebSocket, WebSocketServer } from 'ws'
import { whoAsks } from './context.ts'
import { formatErrors } from './format-error.ts'
import { webHeaders } from './headers.ts'
import { mustBeSameOrigin } from './origin.ts'
import { Rejected } from './rejected.ts'
import { operationOf, type SocketOperation, type SocketRules } from './socket-operation.ts'
import { socketsOfCallers } from './sockets-of-callers.ts'
import { subscribeAfresh } from './subscribe-afresh.ts'

type Options = SocketRules & { origins: ReadonlySet<string> }
type Extra = { headers?: Headers }

const subscriptionsASocket = 20
const initWithinMs = 3_000
const pingMs = 12_000
/** How long a client may take to answer that the server goes away. */
const goodbyeMs = 2_000

/** The live streams: graphql-transport-ws on /graphql, the same port and the same rules as over HTTP. */
export function serveSockets(server: Server, record: EngagementRecord, { origins, ...rules }: Options) {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 64 * 1024, perMessageDeflate: false })
  const callers = socketsOfCallers()

  const graph = useServer<{ token?: string }, Extra>(
    {
      connectionInitWaitTimeout: initWithinMs,
      async onConnect({ connectionParams, extra }) {
        const headers = webHeaders(extra.request.headers)
        const token = connectionParams?.token
        if (typeof token === 'string') headers.set('authorization', `Bearer ${token}`)
        extra.headers = headers
        try {
          const { viewer } = await whoAsks(record, headers)
          return viewer !== null && callers.admit(viewer, extra.socket)
        } catch (error) {
          if (!(error instanceof Rejected)) {
            record.log.error({ err: error }, 'a socket could not be opened')
            extra.socket.close(1013, 'Try again later')
          }
          return false
        }
      },
      async onSubscribe({ extra, subscriptions }, _id, payload) {
        if (Object.keys(subscriptions).length > subscriptionsASocket) {
          const message = `A socket carries at most ${subscriptionsASocket} subscriptions: open another one`
          return [new GraphQLError(message, { extensions: { code: 'LIMIT_EXCEEDED' } })]
        }
        return operationOf(record, extra.headers ?? new Headers(), payload, rules)
      },
      subscribe: (args) => subscribeAfresh(record, args as SocketOperation),
      // A query over the socket: its snapshot ends with its answer.
      onOperation: async (_ctx, _id, _payload, { contextValue }, result) => {
        if (!(Symbol.asyncIterator in Object(result))) await (contextValue as Context).snapshot.close()
      },
      onNext: (_ctx, _id, _payload, _args, { data = null, errors }) =>
        errors === undefined ? undefined : { data, errors: formatErrors(record.log, errors) },
      onError: (_ctx, _id, _payload, errors) => formatErrors(record.log, errors),
    },
    sockets,
    pingMs,
  )

  // What is wrong with a frame is the client's matter: ws closes the socket with the code that says so.
  sockets.on('connection', (socket: WebSocket) => {
    socket.removeAllListeners('error')
    socket.on('error', (error) => record.log.info({ err: error }, 'a socket failed'))
  })

  server.on('upgrade', (request: IncomingMessage, connection: Duplex, head: Buffer) => {
    connection.on('error', () => connection.destroy())
    if (!mayOpen(request, origins)) {
      connection.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n')
      return
    }
    sockets.handleUpgrade(request, connection, head, (open) => sockets.emit('connection', open, request))
  })

  return {
    /** Tells every client that the server goes away (1001), and waits for them, though not for long. */
    async close() {
      const impatience = setTimeout(() => {
        for (const socket of sockets.clients) socket.terminate()
      }, goodbyeMs)
      await graph.dispose()
      clearTimeout(impatience)
    },
  }
}

function mayOpen(request: IncomingMessage, origins: ReadonlySet<string>): boolean {
  if (request.url?.split('?', 1)[0] !== '/graphql') return false
  try {
    mustBeSameOrigin(request, origins)
    return true
  } catch {
    return false
  }
}
