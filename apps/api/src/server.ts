import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { EngagementRecord } from '@assay/record'
import { openLive, openTurnstile, schema } from '@assay/schema'
import Fastify from 'fastify'
import { serveActivityExport } from './activity-export.ts'
import { answerTo } from './answer-to.ts'
import { serveAuth } from './auth-routes.ts'
import { closingOf } from './closing.ts'
import { serveEventStreams } from './event-streams.ts'
import { serveEvidenceFiles } from './evidence-files.ts'
import { formatErrors, isFault } from './format-error.ts'
import { serveGateVerdicts } from './gate-verdicts.ts'
import { serveGraph } from './graphql-http.ts'
import { serveSockets } from './graphql-socket.ts'
import { serveHealth } from './health.ts'
import { openMeter } from './meter.ts'
import { allowedOrigins } from './origin.ts'
import { servePage } from './page.ts'
import { readPersistedDocuments } from './persisted-documents.ts'
import { serveRegisterExport } from './register-export.ts'
import { sendSecurityHeaders } from './security-headers.ts'
import { streamsOfCallers } from './streams-of-callers.ts'
import { serveUploads } from './uploads.ts'

/**
 * Thousands may come back at once, after a restart. They wait in line for their access to be looked at, and not for a
 * connection of the pool, where most would be turned away and come again; the rest of the pool is for requests.
 */
const lookedAtAtOnce = 6
const longestLine = 20_000

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
  /** What each caller may ask for in a minute, by the cost of its operations. */
  costAMinute?: number
  /** The largest file that is taken, in bytes. */
  maxUploadBytes?: number
  /** The peers whose `X-Forwarded-For` is believed: addresses, ranges, or names of networks such as `loopback`. */
  trustedProxies?: readonly string[]
  /** How long a server that was told to stop still serves while /readyz sends the balancer elsewhere. */
  drainMs?: number
}

export type RunningServer = {
  url: string
  port: number
  /** How often an event was executed for streams since the start, and how many follow at present. */
  streams(): { executions: number; followers: number }
  stop(): Promise<void>
}

/**
 * Serves page, graph, sockets, uploads and health on one port. `stop` says at /readyz at once that it goes, serves on
 * for `drainMs`, and then lets what is in flight finish, for ten seconds.
 */
export async function startServer(record: EngagementRecord, settings: ServerSettings): Promise<RunningServer> {
  const { host, port, version, pageFolder, documentsFile, freeText = false, costAMinute, maxUploadBytes } = settings
  const { trustedProxies = [], drainMs = 0 } = settings
  const app = Fastify({
    bodyLimit: 100 * 1024,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
  })
  const documents = readPersistedDocuments(documentsFile)
  const origins = allowedOrigins(record.publicUrl)
  const meter = openMeter(costAMinute)

  const closing = closingOf(app)
  sendSecurityHeaders(app, record.publicUrl)
  app.setErrorHandler((error, request, reply) => {
    const { status, message, requestId } = answerTo(record, error, request.url)
    return reply.status(status).send({ error: message, ...(requestId === undefined ? {} : { requestId }) })
  })

  const health = serveHealth(app, record, version)
  serveAuth(app, record)
  await serveUploads(app, record, { origins, closing, ...(maxUploadBytes ? { maxBytes: maxUploadBytes } : {}) })
  serveEvidenceFiles(app, record)
  serveActivityExport(app, record)
  serveRegisterExport(app, record)
  serveGateVerdicts(app, record)
  const live = openLive(record, { schema, isFault, formatErrors: (errors) => formatErrors(record.log, errors) })
  const rules = { documents, origins, freeText, meter }
  const streams = { ...rules, live, callers: streamsOfCallers(), inLine: openTurnstile(lookedAtAtOnce, longestLine) }
  const sockets = serveSockets(app.server, record, streams)
  const events = serveEventStreams(app, record, streams)
  const drain = async () => {
    events.close()
    await sockets.close()
    live.close()
  }
  const apollo = await serveGraph(app, record, { ...rules, drain })
  await servePage(app, pageFolder)
  await app.listen({ host, port })

  const bound = (app.server.address() as AddressInfo).port
  return {
    url: `http://${host}:${bound}`,
    port: bound,
    streams: () => live.figures(),
    async stop() {
      health.leave()
      if (drainMs > 0) await pause(drainMs)
      await apollo.stop()
      await app.close()
    },
  }
}
