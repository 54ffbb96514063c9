import { ApolloServer } from '@apollo/server'
import fastifyApollo, { fastifyApolloDrainPlugin } from '@as-integrations/fastify'
import type { EngagementRecord } from '@assay/record'
import { type Context, limitRules, maxTokens, schema } from '@assay/schema'
import type { FastifyInstance } from 'fastify'
import { operationContext, whoAsks } from './context.ts'
import { formatError } from './format-error.ts'
import { webHeaders } from './headers.ts'
import { meter } from './meter.ts'
import { mustBeSameOrigin } from './origin.ts'
import { documentOf, type PersistedDocuments } from './persisted-documents.ts'
import { Rejected } from './rejected.ts'

type Options = {
  documents: PersistedDocuments
  origins: ReadonlySet<string>
  freeText: boolean
  drain(): Promise<void>
}

type Body = { query?: string; extensions?: Record<string, unknown> }

/** The graph over HTTP. Its answers share one snapshot, which is closed when the response is sent. */
export async function serveGraph(app: FastifyInstance, record: EngagementRecord, options: Options) {
  const apollo = new ApolloServer<Context>({
    schema,
    introspection: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    parseOptions: { maxTokens },
    validationRules: limitRules,
    formatError: (formatted, error) => formatError(record.log, formatted, error),
    plugins: [
      fastifyApolloDrainPlugin(app),
      meter(),
      {
        async serverWillStart() {
          return { drainServer: options.drain }
        },
        async requestDidStart() {
          return {
            willSendResponse: ({ contextValue }) => contextValue.snapshot.close(),
          }
        },
      },
    ],
  })
  await apollo.start()
  await app.register(async (graph) => {
    graph.addHook('preHandler', async (request) => {
      if (request.method !== 'POST') return
      mustBeSameOrigin(request.raw, options.origins)
      const body = request.body as Body | undefined
      if (body === undefined || typeof body !== 'object') return
      const document = documentOf(body, options.documents)
      if (document === null && body.extensions?.persistedQuery !== undefined) {
        throw new Rejected(400, 'The page was built for another version of Assay: reload it')
      }
      const byToken = request.headers.authorization !== undefined
      if (!byToken && !options.freeText && body.extensions?.persistedQuery === undefined) {
        throw new Rejected(
          400,
          'A browser session runs the documents of the page only: send an API token to ask freely',
        )
      }
      if (document !== null) body.query = document
      delete body.extensions
    })
    await graph.register(fastifyApollo(apollo), {
      path: '/graphql',
      method: ['GET', 'POST'],
      context: async (request) => {
        const headers = webHeaders(request.headers)
        return operationContext(record, await whoAsks(record, headers), headers)
      },
    })
  })
  return apollo
}
