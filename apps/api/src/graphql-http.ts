import { ApolloServer } from '@apollo/server'
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled'
import fastifyApollo, { fastifyApolloDrainPlugin } from '@as-integrations/fastify'
import type { EngagementRecord } from '@assay/record'
import { type Context, limitRules, lookBack, maxTokens, schema } from '@assay/schema'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { answerTo } from './answer-to.ts'
import { type Asking, byToken, operationContext, whoReads } from './context.ts'
import { formatError } from './format-error.ts'
import { webHeaders } from './headers.ts'
import type { Meter } from './meter.ts'
import { mustBeSameOrigin } from './origin.ts'
import { documentOf, type PersistedDocuments } from './persisted-documents.ts'
import { codeOfStatus, Rejected } from './rejected.ts'

type Options = {
  documents: PersistedDocuments
  origins: ReadonlySet<string>
  freeText: boolean
  meter: Meter
  drain(): Promise<void>
}

/** The graph over HTTP. Its answers share one snapshot, which is closed when the response is sent. */
export async function serveGraph(app: FastifyInstance, record: EngagementRecord, options: Options) {
  const { documents, origins, freeText, meter, drain } = options
  const apollo = new ApolloServer<Context>({
    schema,
    introspection: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    // The process has its own signals, and one place that stops everything.
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens },
    validationRules: limitRules,
    formatError: (formatted, error) => formatError(record.log, formatted, error),
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      fastifyApolloDrainPlugin(app),
      {
        async serverWillStart() {
          return { drainServer: drain }
        },
        async requestDidStart() {
          return {
            async didResolveOperation({ document, operation, contextValue, request: { variables } }) {
              if (operation === undefined) return
              meter(contextValue, document, operation)
              lookBack(contextValue, document, operation, variables ?? {})
            },
            willSendResponse: ({ contextValue }) => contextValue.snapshot.close(),
          }
        },
      },
    ],
  })
  await apollo.start()
  await app.register(async (graph) => {
    const askings = new WeakMap<FastifyRequest, Asking>()
    graph.setErrorHandler((error, request, reply) => {
      const { status, message, requestId } = answerTo(record, error, request.url)
      const code = error instanceof Rejected ? error.code : codeOfStatus(status)
      const extensions = { code, ...(requestId === undefined ? {} : { requestId }) }
      return reply.status(status).send({ errors: [{ message, extensions }] })
    })
    graph.addHook('preHandler', async (request) => {
      mustBeSameOrigin(request.raw, origins)
      const asking = await whoReads(record, webHeaders(request.headers))
      askings.set(request, asking)
      const rules = { documents, freeText: freeText || byToken(asking) }
      if (request.method !== 'POST') {
        if (rules.freeText) return
        throw new Rejected(400, 'A browser session sends its documents by POST: send an API token to ask by GET')
      }
      const { body } = request
      if (typeof body !== 'object' || body === null) throw new Rejected(400, 'Send one operation as a JSON object')
      if (Array.isArray(body)) throw new Rejected(400, 'Send one operation at a time: batches are not taken')
      request.body = { ...body, query: documentOf(body, rules), extensions: {} }
    })
    await graph.register(fastifyApollo(apollo), {
      path: '/graphql',
      method: ['GET', 'POST'],
      context: async (request) => {
        const asking = askings.get(request) ?? { viewer: null, session: null }
        return operationContext(record, asking, webHeaders(request.headers), request.ip)
      },
    })
  })
  return apollo
}
