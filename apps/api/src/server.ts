import type { AddressInfo } from 'node:net'
import { Refusal } from '@assay/domain'
import { type EngagementRecord, Overloaded } from '@assay/record'
import Fastify from 'fastify'
import { serveActivityExport } from './activity-export.ts'
import { serveAuth } from './auth-routes.ts'
import { serveEvidenceFiles } from './evidence-files.ts'
import { serveGraph } from './graphql-http.ts'
import { serveSockets } from './graphql-socket.ts'
import { serveHealth } from './health.ts'
import { allowedOrigins } from './origin.ts'
import { servePage } from './page.ts'
import { readPersistedDocuments } from './persisted-documents.ts'
import { Rejected } from './rejected.ts'
import { serveUploads } from './uploads.ts'

export type ServerSettings = {
  host: string
  port: number
  version: string
  /** The built page. */
  pageFolder: string
  /** The manifest of the page's documents. */
  documentsFile: string
  /** Browser sessions may send free text: for development only. */
  freeText?: boolean
}

export type RunningServer = { url: string; port: number; stop(): Promise<void> }

/** Serves page, graph, sockets, uploads and health on one port. `stop` lets what is in flight finish. */
export async function startServer(record: EngagementRecord, settings: ServerSettings): Promise<RunningServer> {
  const { host, port, version, pageFolder, documentsFile, freeText = false } = settings
  const app = Fastify({ bodyLimit: 100 * 1024, forceCloseConnections: true, routerOptions: { maxParamLength: 200 } })
  const documents = readPersistedDocuments(documentsFile)
  const origins = allowedOrigins(record.publicUrl)

  app.setErrorHandler((error, _request, reply) => {
    const { status, message } = answerTo(error)
    if (status >= 500) record.log.error({ err: error }, 'a request failed unexpectedly')
    return reply.status(status).send({ error: message })
  })

  serveHealth(app, record, version)
  serveAuth(app, record)
  await serveUploads(app, record, { origins })
  serveEvidenceFiles(app, record)
  serveActivityExport(app, record)
  const sockets = serveSockets(app.server, record, { documents, origins, freeText })
  const apollo = await serveGraph(app, record, { documents, origins, freeText, drain: () => sockets.close() })
  await servePage(app, pageFolder)
  await app.listen({ host, port })

  const bound = (app.server.address() as AddressInfo).port
  return {
    url: `http://${host}:${bound}`,
    port: bound,
    async stop() {
      await apollo.stop()
      await app.close()
    },
  }
}

function answerTo(error: unknown): { status: number; message: string } {
  if (error instanceof Rejected) return { status: error.status, message: error.message }
  if (error instanceof Overloaded) return { status: 503, message: error.message }
  if (error instanceof Refusal)
    return { status: error.code === 'NOT_FOUND' ? 404 : statusOf(error), message: error.message }
  if (
    error instanceof Error &&
    'statusCode' in error &&
    typeof error.statusCode === 'number' &&
    error.statusCode < 500
  ) {
    return { status: error.statusCode, message: error.message }
  }
  return { status: 500, message: 'Something went wrong on our side: try again' }
}

function statusOf({ name }: Refusal): number {
  return name === 'Denied' ? 403 : name === 'Conflict' ? 409 : 422
}
