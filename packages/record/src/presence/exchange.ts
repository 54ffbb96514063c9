import type { Logger } from 'pino'
import { openListening } from '../kernel/listening.ts'
import type { Entry, PresenceBoard } from './board.ts'
import { type Outbox, readPayload, type Told, takePayload } from './payload.ts'

type Options = {
  self: string
  board: PresenceBoard
  /** The least time between two notifications. */
  tellMs: number
  onMoved: (workspaceId: string | null) => void
}

/**
 * Keeps the boards of all processes on one database alike, by notifications and nothing else. PostgreSQL hands them to
 * every process in one order, this one's own included, so that all agree on who heard from a tab last.
 */
export async function openExchange(ownerUrl: string, log: Logger, { self, board, tellMs, onMoved }: Options) {
  const outbox: Outbox = {
    asks: false,
    moved: new Set(),
    again: new Set(),
    left: new Set(),
    lapsed: new Set(),
    still: new Set(),
  }
  let sending: NodeJS.Timeout | null = null
  let closed = false

  const tellAll = () => {
    for (const { key } of board.of(self)) if (!outbox.moved.has(key)) outbox.again.add(key)
  }
  /** What is told once more is no move: who moved to another process meanwhile, as far as the clocks tell, stays there. */
  const overrules = (entry: Entry, from: string) => {
    const held = board.get(entry.key)
    return held === undefined || board.ownerOf(entry.key) === from || entry.since > held.since
  }

  /** Our own word comes back: what others told just before it reached everybody earlier, so ours holds. */
  function settle({ here, again, left }: Told, now: number) {
    const isTheirs = (key: string) => (board.ownerOf(key) ?? self) !== self
    for (const key of left) if (isTheirs(key)) onMoved(board.remove(key))
    for (const entry of here) {
      if (isTheirs(entry.key) && board.put(entry, self, now).moved) onMoved(entry.workspaceId)
    }
    for (const entry of again) {
      if (isTheirs(entry.key) && overrules(entry, self) && board.put(entry, self, now).moved) onMoved(entry.workspaceId)
    }
  }

  function receive(payload: string) {
    const told = readPayload(payload)
    const now = performance.now()
    if (told.from === self) return settle(told, now)
    if (told.asks) tellAll()
    for (const key of told.left) {
      // What waits to be told because it moved here is newer than what is heard, and will hold everywhere.
      if (outbox.moved.has(key)) continue
      outbox.again.delete(key)
      onMoved(board.remove(key))
    }
    for (const key of told.lapsed) onMoved(board.remove(key, told.from))
    for (const entry of told.here) {
      if (outbox.moved.has(entry.key) || outbox.left.has(entry.key)) continue
      outbox.again.delete(entry.key)
      if (board.put(entry, told.from, now).moved) onMoved(entry.workspaceId)
    }
    for (const entry of told.again) {
      if (outbox.moved.has(entry.key) || outbox.left.has(entry.key) || !overrules(entry, told.from)) continue
      outbox.again.delete(entry.key)
      if (board.put(entry, told.from, now).moved) onMoved(entry.workspaceId)
    }
    if (!board.renew(told.still, told.from, now)) outbox.asks = true
    send()
  }

  /** The first change is told at once, and what follows within the same moment together. */
  function send() {
    if (closed || sending !== null || !listening?.isUp()) return
    const payload = takePayload(outbox, self, board.get)
    if (payload === null) return
    listening.notify(payload).catch((error: unknown) => {
      if (!closed) log.warn({ err: error }, 'telling who is where failed; all is told when the connection is back')
    })
    sending = setTimeout(() => {
      sending = null
      send()
    }, tellMs)
    sending.unref()
  }

  let listening: Awaited<ReturnType<typeof openListening>> | null = null
  listening = await openListening(ownerUrl, {
    channel: 'assay_presence',
    log,
    onPayload: receive,
    onListening() {
      // What was told meanwhile was lost, on both sides.
      outbox.asks = true
      tellAll()
      send()
    },
  })
  send()

  return {
    moved(key: string) {
      outbox.left.delete(key)
      outbox.moved.add(key)
      outbox.again.delete(key)
      send()
    },
    left(key: string) {
      outbox.moved.delete(key)
      outbox.again.delete(key)
      outbox.left.add(key)
      send()
    },
    lapsed(keys: readonly string[]) {
      for (const key of keys) outbox.lapsed.add(key)
      send()
    },
    /** Tells that this process' tabs are still where they were. */
    refresh() {
      for (const { key } of board.of(self)) outbox.still.add(key)
      send()
    },
    async close() {
      closed = true
      if (sending !== null) clearTimeout(sending)
      await listening?.close()
    },
  }
}
