import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import { type Entry, openBoard } from './board.ts'
import { openExchange } from './exchange.ts'
import type { Place } from './place.ts'
import { tabKey } from './tab-key.ts'
import { openTelling } from './telling.ts'

export type Tab = { workspaceId: string; membershipId: string; tab: string }

/** Who is where, in this process and the others on the same database. In memory alone: nothing of it is recorded. */
export type Presence = {
  /** The tab is here, until it says otherwise or gives no sign of life. */
  show(tab: Tab, place: Place, typing: boolean): void
  hide(tab: Tab): void
  placeOf(tab: Tab): Place | null
  inWorkspace(workspaceId: string): readonly Entry[]
  /** Calls when who is where has changed; the more are there, the less often. Answers with how to stop. */
  onChange(workspaceId: string, listener: () => void): () => void
  close(): Promise<void>
}

export const presenceSpans = {
  /** Without a sign of life for so long, one is gone. */
  expireMs: 15_000,
  typingMs: 5_000,
  /** How often a process tells the others which of its tabs are still there. */
  refreshMs: 5_000,
  sweepMs: 1_000,
  /** The least time between two notifications of a process. */
  tellMs: 250,
}

/** Nobody looks at more; a script that invents tabs fills no memory. */
const tabsAMember = 16

/** Opens the hub of this process and asks the others who is there. */
export async function openPresence(
  ownerUrl: string,
  log: Logger,
  spans: Partial<typeof presenceSpans> = {},
): Promise<Presence> {
  const { refreshMs, sweepMs, tellMs, ...expiry } = { ...presenceSpans, ...spans }
  const self = randomUUID().slice(0, 8)
  const board = openBoard(expiry)
  const telling = openTelling(tellMs, (workspaceId) => board.inWorkspace(workspaceId).length)
  const exchange = await openExchange(ownerUrl, log, { self, board, tellMs, onMoved: telling.moved })

  const sweep = setInterval(() => {
    const { moved, lapsed } = board.sweep(performance.now())
    for (const workspaceId of moved) telling.moved(workspaceId)
    exchange.lapsed(lapsed.flatMap(({ key, owner }) => (owner === self ? [key] : [])))
  }, sweepMs)
  const refresh = setInterval(exchange.refresh, refreshMs)
  sweep.unref()
  refresh.unref()

  return {
    show({ workspaceId, membershipId, tab }, place, typing) {
      const key = tabKey(workspaceId, membershipId, tab)
      const known = board.get(key) !== undefined
      if (!known && board.tabsOf(workspaceId, membershipId) >= tabsAMember) return
      const entry = { key, workspaceId, membershipId, place, typing, since: Date.now() }
      const { moved, taken } = board.put(entry, self, performance.now())
      if (moved) telling.moved(workspaceId)
      // Who types says so again and again: each time, the others wait for the next.
      if (moved || taken || typing) exchange.moved(key)
    },
    hide({ workspaceId, membershipId, tab }) {
      const key = tabKey(workspaceId, membershipId, tab)
      telling.moved(board.remove(key))
      exchange.left(key)
    },
    placeOf: ({ workspaceId, membershipId, tab }) => board.get(tabKey(workspaceId, membershipId, tab))?.place ?? null,
    inWorkspace: board.inWorkspace,
    onChange: telling.onChange,
    async close() {
      clearInterval(sweep)
      clearInterval(refresh)
      telling.close()
      await exchange.close()
    },
  }
}
