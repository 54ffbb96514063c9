import type { GraphQLFormattedError } from 'graphql'
import { createClient, type SubscribePayload } from 'graphql-ws'
import type { Close, Sink } from './messages.ts'

const pingMs = 10_000
/** A socket that has been silent for so long is dropped: three pings went unanswered. */
const silenceMs = 30_000
/** How long a socket that is in doubt may take to answer. */
const answerMs = 5_000
/** A page that follows another one shortly keeps the socket. */
const lingerMs = 3_000
const lookMs = 1_000

export type WatchedSocket = {
  readonly carries: number
  subscribe: (payload: SubscribePayload, sink: Sink) => () => void
  /** Asks whether somebody is there still, and drops the socket if not. */
  check: () => void
  close: () => void
}

export type SocketSettings = { url: string; token?: string | undefined }

/** One socket, opened with its first subscription and dropped when the server falls silent. Reopening is the tab's matter. */
export function openSocket({ url, token }: SocketSettings): WatchedSocket {
  const sinks = new Set<Sink>()
  let standing: WebSocket | null = null
  let heardAt = 0
  let looking: ReturnType<typeof setInterval> | undefined

  const hear = () => {
    heardAt = Date.now()
  }
  const client = createClient({
    url,
    connectionParams: token === undefined ? {} : { token },
    lazy: true,
    lazyCloseTimeout: lingerMs,
    retryAttempts: 0,
    keepAlive: pingMs,
    on: {
      connecting: hear,
      message: hear,
      connected(socket) {
        standing = socket as WebSocket
        for (const sink of sinks) sink.open()
      },
      pong() {
        for (const sink of sinks) sink.alive()
      },
      closed() {
        standing = null
      },
    },
  })
  // By the clock on the wall, so that the time that a computer slept counts as silence.
  const look = () => {
    if (Date.now() - heardAt >= silenceMs) client.terminate()
  }
  const leave = (sink: Sink) => {
    sinks.delete(sink)
    if (sinks.size > 0) return
    clearInterval(looking)
    looking = undefined
  }

  return {
    get carries() {
      return sinks.size
    },
    subscribe(payload, sink) {
      if (standing === null) hear()
      sinks.add(sink)
      looking ??= setInterval(look, lookMs)
      const done = (tell: () => void) => {
        if (!sinks.has(sink)) return
        leave(sink)
        tell()
      }
      const unsubscribe = client.subscribe(payload, {
        next: (result) => sinks.has(sink) && sink.next(result),
        complete: () => done(sink.complete),
        error(thrown) {
          if (!Array.isArray(thrown)) return done(() => sink.lost(closeOf(thrown)))
          const errors = thrown as GraphQLFormattedError[]
          // The socket was opened by a session that is over: whoever signs in next needs one of their own.
          if (errors.some(({ extensions }) => extensions?.code === 'UNAUTHENTICATED')) client.terminate()
          done(() => sink.error(errors))
        },
      })
      if (standing !== null) sink.open()
      return () => {
        leave(sink)
        unsubscribe()
      }
    },
    check() {
      if (standing === null) return
      look()
      if (standing?.readyState !== 1) return
      const asked = Date.now()
      standing.send(JSON.stringify({ type: 'ping' }))
      setTimeout(() => {
        if (standing !== null && heardAt < asked) client.terminate()
      }, answerMs)
    },
    close() {
      client.terminate()
      clearInterval(looking)
    },
  }
}

function closeOf(thrown: unknown): Close {
  const { code, reason } = Object(thrown) as { code?: unknown; reason?: unknown }
  return {
    code: typeof code === 'number' ? code : 1006,
    reason: typeof reason === 'string' ? reason : 'The socket failed',
  }
}
