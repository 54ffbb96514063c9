import type { DocumentNode } from 'graphql'
import { doubtful, safeMs } from './doubtful.ts'
import type { Errand, Outgoing, Sent } from './outgoing.ts'
import type { OutgoingStore } from './outgoing-store.ts'
import { rebased } from './rebased.ts'
import { type Slots, slotsOf } from './slots.ts'

export type Outcome =
  | Sent
  /** Another tab sent it, or its author let it go. */
  | { kind: 'gone' }

type Input = Outgoing['input']

type Means = {
  store: OutgoingStore
  /** Sends it as it is, under its id as idempotency key. `again` says that it is not the first try. Must not throw. */
  send: (entry: Outgoing, again: boolean) => Promise<Sent>
  /** Runs the work while no other tab does work of this name. */
  alone: (name: string, work: () => Promise<void>) => Promise<void>
  now?: () => number
}

const longestWait = 30_000

/**
 * What people write goes onto the record through here: kept first, sent in order, once, and gone from here when the
 * record has answered. What cannot be sent waits, over reloads; what is refused waits for its author.
 */
export function openOutbox({ store, send, alone, now = Date.now }: Means) {
  const readers = new Set<() => void>()
  const waiters = new Map<string, (outcome: Outcome) => void>()
  /** Whose author looks on: they are told of a refusal themselves. */
  const attended = new Set<string>()
  /** What was made on this page: nobody else can have signed in since. */
  const ownHere = new Set<string>()
  const sentListeners = new Set<(entry: Outgoing, result: Input) => void>()
  let seat: string | null = null
  let slots: Slots = slotsOf([])
  let unreachable = false
  let failures = 0
  let retry: ReturnType<typeof setTimeout> | undefined
  let wanted = false
  let draining: Promise<void> | null = null
  let count = 0

  /** Reads what is kept, also by other tabs, and tells everybody who shows it. */
  function refresh() {
    slots = slotsOf(seat === null ? [] : store.of(seat), slots)
    for (const [id, settle] of waiters) {
      if (slots.all.some((entry) => entry.id === id)) continue
      waiters.delete(id)
      attended.delete(id)
      settle({ kind: 'gone' })
    }
    for (const reader of readers) reader()
  }
  function settle(id: string, outcome: Outcome) {
    const waiter = waiters.get(id)
    waiters.delete(id)
    attended.delete(id)
    waiter?.(outcome)
  }
  function keep(entry: Outgoing) {
    store.put(entry)
    refresh()
  }

  function drain(): Promise<void> {
    wanted = true
    clearTimeout(retry)
    draining ??= work().finally(() => {
      draining = null
    })
    return draining
  }
  async function work() {
    while (wanted && seat !== null) {
      wanted = false
      const mine = seat
      await alone(`assay.outbox.${mine}`, () => sendAll(mine))
    }
  }

  /** Sends one after the other until nothing waits any more, or nothing gets through. */
  async function sendAll(mine: string) {
    for (;;) {
      const entry = store.of(mine).find(({ refusal }) => refusal === null)
      if (entry === undefined || seat !== mine) return
      const { triedAt } = entry
      if (triedAt !== null && now() - Date.parse(triedAt) > safeMs) {
        keep({ ...entry, refusal: doubtful })
        settle(entry.id, { kind: 'refused', refusal: doubtful })
        continue
      }
      const tried = { ...entry, triedAt: triedAt ?? new Date(now()).toISOString() }
      keep(tried)
      const outcome = await send(tried, triedAt !== null || !ownHere.has(entry.id))
      if (outcome.kind === 'unreachable') return postpone()
      unreachable = false
      failures = 0
      if (outcome.kind === 'done') {
        for (const other of rebased(store.of(mine), tried, outcome.result)) store.put(other)
        for (const listener of sentListeners) listener(tried, outcome.result)
        settle(entry.id, outcome)
        store.take(tried)
        refresh()
        continue
      }
      if (attended.has(entry.id)) store.take(tried)
      else store.put({ ...tried, refusal: outcome.refusal })
      settle(entry.id, outcome)
      refresh()
    }
  }

  function postpone() {
    unreachable = true
    failures += 1
    for (const id of [...waiters.keys()]) settle(id, { kind: 'unreachable' })
    clearTimeout(retry)
    retry = setTimeout(() => void drain(), Math.min(longestWait, 500 * 2 ** failures) * (0.5 + Math.random() / 2))
    refresh()
  }

  return {
    /** Whose writes these are; what others left in this browser is neither shown nor sent. */
    as(next: string | null) {
      if (next === seat) return
      seat = next
      unreachable = false
      failures = 0
      clearTimeout(retry)
      refresh()
      if (slots.all.length > 0) void drain()
    },
    /**
     * Keeps the write and sends it in its turn. Answers with what became of the first try. A refusal is kept, unless
     * the author `attends` and is told by the answer.
     */
    hand(
      document: DocumentNode,
      input: Input,
      errand: Errand,
      { id = crypto.randomUUID() as string, attends = false } = {},
    ) {
      if (seat === null) throw new Error('Nobody is signed in who could write')
      const at = now()
      count += 1
      const order = `${String(at).padStart(15, '0')}-${String(count).padStart(6, '0')}`
      const madeAt = new Date(at).toISOString()
      const outcome = new Promise<Outcome>((resolve) => waiters.set(id, resolve))
      ownHere.add(id)
      if (attends) attended.add(id)
      keep({ ...errand, id, seat, madeAt, order, document, input, triedAt: null, refusal: null })
      void drain()
      return outcome
    },
    /** The author of a write does not look on any more: what becomes of it is kept for them. */
    unattend: (id: string) => void attended.delete(id),
    /** Tries again what was refused, or everything from the first on. */
    again(entry: Outgoing) {
      if (entry.refusal !== null) keep({ ...entry, triedAt: null, refusal: null })
      failures = 0
      return drain()
    },
    discard(entry: Outgoing) {
      store.take(entry)
      refresh()
    },
    /** The server is gone, as far as is known: what waits here may have been tried in another tab alone. */
    lose() {
      unreachable = true
      refresh()
    },
    /** The server is there again. */
    reach() {
      unreachable = false
      failures = 0
      refresh()
      if (slots.all.length > 0) void drain()
    },
    refresh,
    /** Everything that waits, in order. */
    all: () => slots.all,
    inSlot: (slot: string) => slots.of(slot),
    /** The last try did not get through, or the next would not. */
    isUnreachable: () => unreachable,
    subscribe(reader: () => void) {
      readers.add(reader)
      return () => void readers.delete(reader)
    },
    /** Tells of each write that this tab has got onto the record, just before it is gone from here. */
    onSent(listener: (entry: Outgoing, result: Input) => void) {
      sentListeners.add(listener)
      return () => void sentListeners.delete(listener)
    },
  }
}
