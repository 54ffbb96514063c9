import type { Server } from 'node:http'
import type { EngagementRecord, Viewer } from '@assay/record'
import { type Context, limitRules, maxTokens, schema } from '@assay/schema'
import { type ExecutionArgs, GraphQLError, parse, validate } from 'graphql'
import { useServer } from 'graphql-ws/use/ws'
import { WebSocketServer } from 'ws'
import { operationContext, whoAsks } from './context.ts'
import { webHeaders } from './headers.ts'
import { mustBeSameOrigin } from './origin.ts'
import { documentOf, type PersistedDocuments } from './persisted-documents.ts'
import { subscribeAfresh } from './subscribe-afresh.ts'

type Options = { documents: PersistedDocuments; origins: ReadonlySet<string>; freeText: boolean }
type Extra = { viewer?: Viewer | null; token?: boolean }

const subscriptionsASocket = 20

/** The live streams: graphql-transport-ws on /graphql, the same port and the same rules as over HTTP. */
export function serveSockets(server: Server, record: EngagementRecord, options: Options) {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: 64 * 1024,
    perMessageDeflate: false,
    handleProtocols: (protocols) => (protocols.has('graphql-transport-ws') ? 'graphql-transport-ws' : false),
  })
  const running = new WeakMap<object, number>()

  const graph = useServer<{ token?: string }, Extra>(
    {
      schema,
      connectionInitWaitTimeout: 3_000,
      async onConnect({ connectionParams, extra }) {
        const headers = webHeaders(extra.request.headers)
        const token = connectionParams?.token
        if (typeof token === 'string') headers.set('authorization', `Bearer ${token}`)
        const asking = await whoAsks(record, headers).catch(() => null)
        if (asking === null || asking.viewer === null) return false
        extra.viewer = asking.viewer
        extra.token = asking.viewer.scopes !== null
        return true
      },
      async onSubscribe({ extra }, _id, payload) {
        if ((running.get(extra.socket) ?? 0) >= subscriptionsASocket) {
          return [new GraphQLError(`A socket carries at most ${subscriptionsASocket} subscriptions: open another one`)]
        }
        const persisted = payload.extensions?.persistedQuery !== undefined
        const text = documentOf(payload, options.documents)
        if (text === null) return [new GraphQLError('The page was built for another version of Assay: reload it')]
        if (!persisted && extra.token !== true && !options.freeText) {
          return [new GraphQLError('A browser session runs the documents of the page only')]
        }
        const document = parse(text, { maxTokens })
        const errors = validate(schema, document, limitRules)
        if (errors.length > 0) return errors
        const viewer = extra.viewer ?? null
        const contextValue = operationContext(record, { viewer, session: null }, new Headers())
        running.set(extra.socket, (running.get(extra.socket) ?? 0) + 1)
        return {
          schema,
          document,
          contextValue,
          variableValues: payload.variables ?? undefined,
          operationName: payload.operationName ?? undefined,
        }
      },
      subscribe: (args: ExecutionArgs) => subscribeAfresh(record, args as ExecutionArgs & { contextValue: Context }),
      onComplete({ extra }) {
        running.set(extra.socket, Math.max(0, (running.get(extra.socket) ?? 1) - 1))
      },
      onOperation: (_ctx, _id, _payload, args, result) => {
        // A query over the socket: its snapshot ends with its answer.
        const context = args.contextValue as Context | undefined
        if (!(Symbol.asyncIterator in Object(result))) void context?.snapshot.close()
      },
    },
    sockets,
    12_000,
  )

  server.on('upgrade', (request, socket, head) => {
    const { pathname } = new URL(request.url ?? '/', 'http://local')
    try {
      if (pathname !== '/graphql') throw new Error('not a path for sockets')
      mustBeSameOrigin(request, options.origins)
    } catch {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n')
      return
    }
    sockets.handleUpgrade(request, socket, head, (open) => sockets.emit('connection', open, request))
  })

  return {
    async close() {
      await graph.dispose()
      sockets.close()
    },
  }
}
