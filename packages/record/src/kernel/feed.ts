import pg from 'pg'
import type { Logger } from 'pino'
import { asRole } from './roles.ts'
import { openWakeUp, type WakeUps } from './wake-ups.ts'

/** Turns the sequencer's notifications into in-process wake-ups, one per workspace and batch. */
export type Feed = {
  /** Yields when the workspace's log may have grown: after a batch, and at least every `pollMs`. Ends on abort. */
  wakeUps(workspaceId: string, signal: AbortSignal): WakeUps
  /** Calls when sessions ended somewhere, which no log tells. Answers with how to stop. */
  onSessionsEnded(listener: () => void): () => void
  close(): Promise<void>
}

/** Notified, without a payload, when sessions ended. */
export const accessChannel = 'assay_access'

const RETRY_MS = 250

/** `pollMs` is the net under a lost notification and the sweep for what expires without an event. */
export async function openFeed(ownerUrl: string, log: Logger, { pollMs = 1_500 } = {}): Promise<Feed> {
  const followers = new Map<string, Set<() => void>>()
  const listeners = new Set<() => void>()
  const wake = (workspaceId: string) => followers.get(workspaceId)?.forEach((ring) => void ring())
  const wakeAll = () => [...followers.keys()].forEach(wake)
  let client: pg.Client | null = null
  let retry: NodeJS.Timeout | null = null
  let closed = false

  async function listen() {
    const next = new pg.Client({
      connectionString: asRole(ownerUrl, 'assay_directory'),
      connectionTimeoutMillis: 10_000,
      keepAlive: true,
    })
    client = next
    next.on('notification', ({ channel, payload }) => {
      if (channel === accessChannel) for (const listener of listeners) listener()
      else wake(payload?.split(':')[0] ?? '')
    })
    // A failure also rejects what was asked of the client, or ends it; both lead to the next try.
    next.on('error', () => undefined)
    try {
      await next.connect()
      await next.query(`LISTEN assay_activity; LISTEN ${accessChannel}`)
    } catch (error) {
      await next.end().catch(() => undefined)
      throw error
    }
    next.on('end', listenAgain)
    // What was notified while nobody listened was lost: let every follower look.
    wakeAll()
  }

  function listenAgain() {
    if (closed) return
    retry = setTimeout(() => {
      listen().catch((error: unknown) => {
        log.warn({ err: error }, 'listening for activity failed; will retry')
        listenAgain()
      })
    }, RETRY_MS)
    retry.unref()
  }

  await listen()
  const poll = setInterval(wakeAll, pollMs)
  poll.unref()

  return {
    wakeUps(workspaceId, signal) {
      const rings = followers.get(workspaceId) ?? new Set()
      followers.set(workspaceId, rings)
      const { ring, wakeUps } = openWakeUp(signal, () => {
        rings.delete(ring)
        if (rings.size === 0 && followers.get(workspaceId) === rings) followers.delete(workspaceId)
      })
      rings.add(ring)
      return wakeUps
    },
    onSessionsEnded(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    async close() {
      closed = true
      clearInterval(poll)
      if (retry !== null) clearTimeout(retry)
      await client?.end()
    },
  }
}
