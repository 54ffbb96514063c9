import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import type { EngagementRecord } from '@assay/record'
import type { Live, LiveRequest } from '@assay/schema'
import { type ExecutionArgs, type ExecutionResult, GraphQLError } from 'graphql'
import { useServer } from 'graphql-ws/use/ws'
import { type WebSocket, WebSocketServer } from 'ws'
import { closeCodes } from './close-codes.ts'
import { closeFloods } from './close-floods.ts'
import { whoAsks } from './context.ts'
import { formatErrors } from './format-error.ts'
import { webHeaders } from './headers.ts'
import { mustBeSameOrigin } from './origin.ts'
import { Rejected } from './rejected.ts'
import { type AskedOperation, operationOf, type StreamRules } from './socket-operation.ts'
import { socketSink } from './socket-sink.ts'
import type { StreamsOfCallers } from './streams-of-callers.ts'

type Options = StreamRules & { origins: ReadonlySet<string>; live: Live; callers: StreamsOfCallers }
type Opened = { request: IncomingMessage; socket: WebSocket }
type SocketArgs = AskedOperation['args'] & { follow?: () => Promise<AsyncIterableIterator<never> | ExecutionResult> }

const subscriptionsASocket = 20
const longestId = 200
const initWithinMs = 3_000
const pingMs = 12_000
/** How long a client may take to answer that the server goes away. */
const goodbyeMs = 2_000

/** The live streams: graphql-transport-ws on /graphql, the same port and the same rules as over HTTP. */
export function serveSockets(server: Server, record: EngagementRecord, { origins, live, callers, ...rules }: Options) {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 64 * 1024, perMessageDeflate: false })

  const graph = useServer<{ token?: string }, { headers?: Headers }>(
    {
      connectionInitWaitTimeout: initWithinMs,
      async onConnect({ connectionParams, extra }) {
        const headers = webHeaders(extra.request.headers)
        const token = connectionParams?.token
        if (typeof token === 'string') headers.set('authorization', `Bearer ${token}`)
        extra.headers = headers
        try {
          const { viewer } = await rules.inLine(() => whoAsks(record, headers))
          if (viewer === null || extra.socket.readyState !== extra.socket.OPEN) return false
          if (callers.admit(viewer, (closed) => extra.socket.once('close', closed))) return true
          extra.socket.close(closeCodes.tooMany, 'Too many sockets: close another one')
        } catch (error) {
          if (!(error instanceof Rejected)) {
            record.log.error({ err: error }, 'a socket could not be opened')
            extra.socket.close(closeCodes.tryLater, 'Try again later')
          }
        }
        return false
      },
      async onSubscribe({ extra, subscriptions }, id, payload) {
        if (Object.keys(subscriptions).length > subscriptionsASocket) {
          const message = `A socket carries at most ${subscriptionsASocket} subscriptions: open another one`
          return [new GraphQLError(message, { extensions: { code: 'LIMIT_EXCEEDED' } })]
        }
        // Every delivery carries it.
        if (id.length > longestId) {
          const message = `The id of a subscription has at most ${longestId} characters: choose a shorter one`
          return [new GraphQLError(message, { extensions: { code: 'LIMIT_EXCEEDED' } })]
        }
        const asked = await operationOf(record, extra.headers ?? new Headers(), payload, rules)
        if (!('args' in asked)) return asked
        const request = asked.live
        if (request === null) return asked.args
        const args: SocketArgs = { ...asked.args, follow: () => follow(extra, id, request) }
        return args
      },
      subscribe: async (args: ExecutionArgs) => {
        const { follow, contextValue } = args as SocketArgs
        await contextValue.snapshot.close()
        return follow === undefined ? { errors: [new GraphQLError('This is not a subscription')] } : follow()
      },
      // A query over the socket: its snapshot ends with its answer.
      onOperation: async (_ctx, _id, _payload, { contextValue }, result) => {
        if (!(Symbol.asyncIterator in Object(result)))
          await (contextValue as SocketArgs['contextValue']).snapshot.close()
      },
      onNext: (_ctx, _id, _payload, _args, { data = null, errors }) =>
        errors === undefined ? undefined : { data, errors: formatErrors(record.log, errors) },
      onError: (_ctx, _id, _payload, errors) => formatErrors(record.log, errors),
    },
    sockets,
    pingMs,
  )

  /** The engine writes to the socket itself; what the protocol iterates never yields, it only ends. */
  async function follow({ request, socket }: Opened, id: string, asked: LiveRequest) {
    const sink = socketSink({
      id,
      connection: request.socket,
      isOpen: () => socket.readyState === socket.OPEN,
      end: () => socket.close(closeCodes.forbidden, 'Your access ended: sign in again'),
    })
    try {
      const leave = await live.follow(asked, sink)
      return typeof leave === 'function' ? untilReturned(leave) : leave
    } catch (error) {
      record.log.warn({ err: error }, 'a stream could not begin')
      socket.close(closeCodes.tryLater, 'Try again later')
      return { errors: [new GraphQLError('Try again later')] }
    }
  }

  // What is wrong with a frame is the client's matter: ws closes the socket with the code that says so.
  sockets.on('connection', (socket: WebSocket) => {
    socket.removeAllListeners('error')
    socket.on('error', (error) => record.log.info({ err: error }, 'a socket failed'))
    closeFloods(socket)
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

function untilReturned(leave: () => void): AsyncIterableIterator<never> {
  const done = { done: true, value: undefined } as const
  let end: (() => void) | null = null
  let left = false
  return {
    next: () =>
      left
        ? Promise.resolve(done)
        : new Promise((resolve) => {
            end = () => resolve(done)
          }),
    async return() {
      if (!left) leave()
      left = true
      end?.()
      return done
    },
    [Symbol.asyncIterator]() {
      return this
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
