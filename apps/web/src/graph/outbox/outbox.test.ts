import { describe, expect, test, vi } from 'vitest'
import { openOutbox } from './outbox.ts'
import type { Errand, Outgoing, Sent } from './outgoing.ts'
import { outgoingStore } from './outgoing-store.ts'

const document = { kind: 'Document', definitions: [] } as never
const errand = (subject = 'F-1'): Errand => ({ slot: `status:${subject}`, subject, what: `Status, ${subject}` })
const refusal = { kind: 'Denied', code: 'DENIED', message: 'You may not', reasons: [], fields: [], values: [] } as const
const week = 7 * 24 * 3_600_000

/** What a browser keeps between pages. */
function aBrowser(): Storage {
  const kept = new Map<string, string>()
  return {
    get length() {
      return kept.size
    },
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    clear: () => kept.clear(),
  }
}

/** A server that remembers what it was sent, and under which key; it can be away, and it can lose its answer. */
function aServer() {
  const sent: Outgoing[] = []
  const done = new Map<string, { [field: string]: unknown }>()
  const server = {
    sent,
    done,
    away: false,
    refuses: new Set<string>(),
    loses: 0,
    versions: new Map<string, number>(),
    answer(entry: Outgoing): Sent {
      if (server.away) return { kind: 'unreachable' }
      sent.push(entry)
      if (server.refuses.has(entry.id))
        return { kind: 'refused', refusal: { ...refusal, reasons: [], fields: [], values: [] } }
      const version = server.versions.get(entry.subject) ?? 1
      if (!done.has(entry.id)) {
        const { expectedVersion } = entry.input
        if (expectedVersion !== undefined && expectedVersion !== version) {
          return {
            kind: 'refused',
            refusal: { ...refusal, kind: 'Conflict', code: 'CONFLICT', reasons: [], fields: [], values: [] },
          }
        }
        server.versions.set(entry.subject, version + 1)
        done.set(entry.id, { id: entry.subject, version: version + 1 })
      }
      if (server.loses-- > 0) return { kind: 'unreachable' }
      return { kind: 'done', result: done.get(entry.id) ?? {} }
    },
  }
  return server
}

type Page = { browser?: Storage; server?: ReturnType<typeof aServer>; seat?: string; now?: () => number }

/** One tab. */
function aPage({ browser = aBrowser(), server = aServer(), seat = 'Ada', now = Date.now }: Page = {}) {
  const agains: boolean[] = []
  const outbox = openOutbox({
    store: outgoingStore(browser),
    send: async (entry, again) => {
      agains.push(again)
      await Promise.resolve()
      return server.answer(entry)
    },
    alone: (name, work) => navigator.locks.request(name, work),
    now,
  })
  outbox.as(seat)
  return { outbox, browser, server, agains }
}

describe('the outbox', () => {
  test('sends at once what can be sent, and keeps nothing of it', async () => {
    const { outbox, server, browser } = aPage()
    const outcome = await outbox.hand(document, { status: 'TRIAGED' }, errand())
    expect(outcome.kind).toBe('done')
    expect(server.done.size).toBe(1)
    expect(browser.length).toBe(0)
    expect(outbox.all()).toEqual([])
  })

  test('says that it waits when the server cannot be reached, and sends in order when it can, each once', async () => {
    const { outbox, server } = aPage()
    server.away = true
    const outcomes = await Promise.all(['a', 'b', 'c'].map((word) => outbox.hand(document, { word }, errand(word))))
    expect(outcomes.map(({ kind }) => kind)).toEqual(['unreachable', 'unreachable', 'unreachable'])
    expect(outbox.isUnreachable()).toBe(true)
    expect(outbox.inSlot('status:b').map(({ input }) => input)).toEqual([{ word: 'b' }])
    server.away = false
    outbox.reach()
    await vi.waitUntil(() => outbox.all().length === 0)
    expect(server.sent.map(({ input }) => input.word)).toEqual(['a', 'b', 'c'])
    expect(outbox.isUnreachable()).toBe(false)
  })

  test('survives the page, under the key of the first try', async () => {
    const browser = aBrowser()
    const server = aServer()
    const before = aPage({ browser, server })
    server.loses = 1
    await before.outbox.hand(document, { body: 'Seen' }, errand())
    before.outbox.as(null)
    expect(server.done.size).toBe(1)

    const after = aPage({ browser, server })
    await vi.waitUntil(() => after.outbox.all().length === 0)
    expect(new Set(server.sent.map(({ id }) => id)).size).toBe(1)
    expect(server.done.size).toBe(1)
    expect(after.agains).toEqual([true])
  })

  test('is sent by one of several tabs, and told to all', async () => {
    const browser = aBrowser()
    const server = aServer()
    server.away = true
    const tabs = [aPage({ browser, server }), aPage({ browser, server }), aPage({ browser, server })]
    await Promise.all([1, 2, 3, 4, 5].map((word) => tabs[0]?.outbox.hand(document, { word }, errand())))
    for (const { outbox } of tabs) outbox.refresh()
    server.away = false
    for (const { outbox } of tabs) outbox.reach()
    await vi.waitUntil(() => browser.length === 0)
    expect(server.sent.map(({ input }) => input.word)).toEqual([1, 2, 3, 4, 5])
  })

  test('says that it waits in every tab that has lost the server, also where nothing was tried', async () => {
    const browser = aBrowser()
    const server = aServer()
    server.away = true
    const [one, other] = [aPage({ browser, server }), aPage({ browser, server })]
    other.outbox.lose()
    await one.outbox.hand(document, { word: 1 }, errand())
    other.outbox.refresh()
    expect(other.outbox.isUnreachable()).toBe(true)
    expect(other.outbox.all()).toHaveLength(1)
    server.away = false
    other.outbox.reach()
    expect(other.outbox.isUnreachable()).toBe(false)
    await vi.waitUntil(() => browser.length === 0)
  })

  test('never shows or sends what somebody else left in the browser', async () => {
    const browser = aBrowser()
    const server = aServer()
    server.away = true
    const ada = aPage({ browser, server })
    await ada.outbox.hand(document, { word: 'of Ada' }, errand())
    ada.outbox.as(null)
    server.away = false

    const bob = aPage({ browser, server, seat: 'Bob' })
    await bob.outbox.hand(document, { word: 'of Bob' }, errand())
    expect(bob.outbox.all()).toEqual([])
    expect(server.sent.map(({ seat, input }) => [seat, input.word])).toEqual([['Bob', 'of Bob']])
    bob.outbox.as('Ada')
    await vi.waitUntil(() => browser.length === 0)
    expect(server.sent.map(({ seat, input }) => [seat, input.word])).toContainEqual(['Ada', 'of Ada'])
  })

  test('keeps what was refused after it had waited, goes on with the rest, and tries again when it is asked to', async () => {
    const { outbox, server } = aPage()
    server.away = true
    void outbox.hand(document, { word: 'a' }, errand('a'), { id: 'first', attends: true })
    await outbox.hand(document, { word: 'b' }, errand('b'), { attends: true })
    server.refuses.add('first')
    server.away = false
    outbox.reach()
    await vi.waitUntil(() => outbox.all()[0]?.refusal != null && outbox.all().length === 1)
    expect(outbox.all()[0]).toMatchObject({ id: 'first', refusal: { message: 'You may not' } })

    server.refuses.clear()
    const [first] = outbox.all()
    if (first === undefined) throw new Error('The refused write is gone')
    await outbox.again(first)
    expect(outbox.all()).toEqual([])
    expect(server.done.has('first')).toBe(true)
  })

  test('tells an author who looks on of a refusal, and keeps it for one who has left', async () => {
    const { outbox, server } = aPage()
    server.refuses.add('looks on').add('has left')
    const told = await outbox.hand(document, {}, errand(), { id: 'looks on', attends: true })
    expect(told.kind).toBe('refused')
    expect(outbox.all()).toEqual([])

    const answer = outbox.hand(document, {}, errand(), { id: 'has left', attends: true })
    outbox.unattend('has left')
    await answer
    expect(outbox.all().map(({ id }) => id)).toEqual(['has left'])
  })

  test('builds each write on the one before, so that nobody is in conflict with themselves', async () => {
    const { outbox, server } = aPage()
    server.away = true
    for (const status of ['TRIAGED', 'IN_PROGRESS', 'RESOLVED']) {
      await outbox.hand(document, { expectedVersion: 1, status }, errand())
    }
    server.away = false
    outbox.reach()
    await vi.waitUntil(() => outbox.all().length === 0)
    expect(server.sent.map(({ input }) => input.expectedVersion)).toEqual([1, 2, 3])
    expect(server.versions.get('F-1')).toBe(4)
  })

  test('leaves what somebody else changed meanwhile a conflict', async () => {
    const { outbox, server } = aPage()
    server.away = true
    await outbox.hand(document, { expectedVersion: 1 }, errand())
    server.versions.set('F-1', 2)
    server.away = false
    outbox.reach()
    await vi.waitUntil(() => outbox.all()[0]?.refusal != null)
    expect(outbox.all()[0]?.refusal?.kind).toBe('Conflict')
  })

  test('asks its author about what may be on the record since a week, when the record has forgotten the key', async () => {
    let at = Date.parse('2026-11-01T09:00:00Z')
    const { outbox, server } = aPage({ now: () => at })
    server.loses = 1
    await outbox.hand(document, {}, errand())
    at += week
    outbox.reach()
    await vi.waitUntil(() => outbox.all()[0]?.refusal != null)
    expect(outbox.all()[0]?.refusal?.code).toBe('TOO_OLD')
    expect(server.sent).toHaveLength(1)
  })

  test('lives as long as the page where the browser keeps nothing', async () => {
    const server = aServer()
    server.away = true
    const full = {
      ...aBrowser(),
      setItem: () => {
        throw new Error('QuotaExceededError')
      },
    }
    const { outbox } = aPage({ browser: full, server })
    await outbox.hand(document, { word: 'a' }, errand())
    expect(outbox.all()).toHaveLength(1)
    server.away = false
    outbox.reach()
    await vi.waitUntil(() => outbox.all().length === 0)
    expect(server.done.size).toBe(1)
  })

  test('lets go of what its author discards', async () => {
    const { outbox, server, browser } = aPage()
    server.away = true
    await outbox.hand(document, {}, errand())
    const [entry] = outbox.all()
    if (entry !== undefined) outbox.discard(entry)
    expect(browser.length).toBe(0)
    server.away = false
    outbox.reach()
    expect(server.sent).toEqual([])
  })
})
