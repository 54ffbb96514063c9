import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { decodeCursor, type EngagementRecord } from '@assay/record'
import { type Live, NotSignedIn, type Sink } from '@assay/schema'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { GraphQLError } from 'graphql'
import { complete, eventSink } from './event-sink.ts'
import { formatErrors } from './format-error.ts'
import { webHeaders } from './headers.ts'
import { mustBeSameOrigin } from './origin.ts'
import { Rejected } from './rejected.ts'
import { operationOf, type StreamPayload, type StreamRules } from './socket-operation.ts'
import type { StreamsOfCallers } from './streams-of-callers.ts'

type Options = StreamRules & { origins: ReadonlySet<string>; live: Live; callers: StreamsOfCallers }

const heartbeatMs = 12_000

/**
 * The same subscriptions as server-sent events, one a request, for places that WebSockets do not reach: each delivery
 * is an event `next` whose id is its cursor, so that an EventSource resumes by itself; `complete` is the last.
 */
export function serveEventStreams(app: FastifyInstance, record: EngagementRecord, options: Options) {
  const { origins, live, callers, ...rules } = options
  const open = new Set<ServerResponse>()

  async function serve(incoming: FastifyRequest, reply: FastifyReply) {
    mustBeSameOrigin(incoming.raw, origins)
    const headers = webHeaders(incoming.headers)
    const asked = await operationOf(record, headers, payloadOf(incoming), rules, incoming.ip)
    if (!('args' in asked)) {
      return reply.status(statusOf(asked)).send({ errors: formatErrors(record.log, asked) })
    }
    await asked.args.contextValue.snapshot.close()
    const request = asked.live
    if (request === null) throw new Rejected(400, 'Send a subscription here, queries and mutations to /graphql')
    const after = cursorIn(headers)
    const closed = (then: () => void) => void reply.raw.once('close', then)
    if (!callers.admit(request.viewer, closed)) {
      throw new Rejected(429, 'One caller has at most ten streams: close another one')
    }
    const { raw } = reply.hijack()
    open.add(raw)
    try {
      await stream(raw, reply.getHeaders(), (sink) => live.follow(request, sink, after))
    } catch (error) {
      record.log.warn({ err: error }, 'an event stream ended early; it is resumed by its cursor')
      raw.end()
    } finally {
      open.delete(raw)
    }
    return reply
  }

  async function stream(raw: ServerResponse, headers: object, follow: (sink: Sink) => ReturnType<Live['follow']>) {
    raw.writeHead(200, {
      ...headers,
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    })
    raw.write(':\n\n')
    const heartbeat = setInterval(() => raw.write(':\n\n'), heartbeatMs)
    const gone = once(raw, 'close')
    try {
      const leave = await follow(eventSink(raw))
      if (typeof leave === 'function') {
        await gone
        leave()
        return
      }
      const result = { ...leave, errors: formatErrors(record.log, leave.errors ?? []) }
      raw.end(`event: next\ndata: ${JSON.stringify(result)}\n\n${complete}`)
    } finally {
      clearInterval(heartbeat)
    }
  }

  app.get('/graphql/stream', serve)
  app.post('/graphql/stream', serve)
  return {
    /** Ends every stream; who followed resumes elsewhere by its cursor. */
    close() {
      for (const response of open) response.end()
    },
  }
}

function statusOf([error]: readonly GraphQLError[]): number {
  const cause = error?.originalError
  if (cause instanceof NotSignedIn) return 401
  if (cause instanceof Rejected) return cause.status
  return error?.extensions.code === 'RATE_LIMITED' ? 429 : 400
}

/** What an EventSource sends when it comes back. */
function cursorIn(headers: Headers): bigint | undefined {
  const last = headers.get('last-event-id')
  if (last === null || last === '') return undefined
  try {
    return decodeCursor(last)
  } catch {
    throw new Rejected(400, 'Last-Event-ID is not a cursor: hand back the id of the last event')
  }
}

/** By POST as JSON; by GET, as an EventSource does, with what is no text as JSON in the query. */
function payloadOf({ method, body, query }: FastifyRequest): StreamPayload {
  if (method === 'POST') {
    if (typeof body !== 'object' || body === null || Array.isArray(body)) {
      throw new Rejected(400, 'Send one operation as a JSON object')
    }
    return body
  }
  const given = query as Record<string, string | undefined>
  return {
    query: given.query,
    operationName: given.operationName ?? null,
    variables: jsonIn(given.variables) as StreamPayload['variables'],
    extensions: jsonIn(given.extensions),
  }
}

function jsonIn(text: string | undefined): unknown {
  if (text === undefined) return undefined
  try {
    return JSON.parse(text)
  } catch {
    throw new Rejected(400, 'Variables and extensions are sent as JSON')
  }
}
