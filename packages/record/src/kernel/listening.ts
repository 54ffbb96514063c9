import pg from 'pg'
import type { Logger } from 'pino'
import { asRole } from './roles.ts'

/** A connection that listens to one channel and comes back when it is lost. */
export type Listening = {
  /** Whether it listens at this moment. */
  isUp(): boolean
  /** Tells every listener of the channel, this one too. Rejects while the connection is away. */
  notify(payload: string): Promise<void>
  close(): Promise<void>
}

type Options = {
  channel: string
  log: Logger
  onPayload: (payload: string) => void
  /** It listens, for the first time or again: what was told while nobody listened was lost. */
  onListening: () => void
}

const RETRY_MS = 250
/** A connection whose other end vanished without a word never answers: then it is given up. */
const PATIENCE_MS = 10_000

/** Listens from now on. Rejects when the first connection fails; later ones are tried again until `close`. */
export async function openListening(
  ownerUrl: string,
  { channel, log, onPayload, onListening }: Options,
): Promise<Listening> {
  const name = pg.escapeIdentifier(channel)
  let client: pg.Client | null = null
  let retry: NodeJS.Timeout | null = null
  let closed = false

  async function listen() {
    const next = new pg.Client({
      connectionString: asRole(ownerUrl, 'assay_directory'),
      connectionTimeoutMillis: PATIENCE_MS,
      query_timeout: PATIENCE_MS,
      keepAlive: true,
    })
    next.on('notification', ({ payload }) => onPayload(payload ?? ''))
    // A failure also rejects what was asked of the client, or ends it; both lead to the next try.
    next.on('error', () => undefined)
    try {
      await next.connect()
      await next.query(`LISTEN ${name}`)
    } catch (error) {
      await next.end().catch(() => undefined)
      throw error
    }
    if (closed) return next.end()
    client = next
    next.on('end', () => {
      client = null
      listenAgain()
    })
    onListening()
  }

  function listenAgain() {
    if (closed) return
    retry = setTimeout(() => {
      listen().catch((error: unknown) => {
        log.warn({ err: error, channel }, 'listening failed; will retry')
        listenAgain()
      })
    }, RETRY_MS)
    retry.unref()
  }

  await listen()
  return {
    isUp: () => client !== null,
    async notify(payload) {
      const current = client
      if (current === null) throw new Error(`Nobody listens to ${channel} at the moment`)
      try {
        await current.query('SELECT pg_notify($1, $2)', [channel, payload])
      } catch (error) {
        // Whatever the reason, what is told next must arrive: a new connection is the way.
        current.end().catch(() => undefined)
        throw error
      }
    },
    async close() {
      closed = true
      if (retry !== null) clearTimeout(retry)
      await client?.end()
    },
  }
}
