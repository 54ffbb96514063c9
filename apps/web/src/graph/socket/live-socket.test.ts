import { afterEach, describe, expect, test, vi } from 'vitest'
import { openLiveSocket } from './live-socket.ts'
import type { Close, FromTab, Sink, ToTab } from './messages.ts'

/** The other end of a tab's port: what it was told, and what it answers. */
function aKeeper() {
  const told: FromTab[] = []
  const ends: MessagePort[] = []
  return {
    told,
    asked: () => told.filter(({ type }) => type === 'subscribe'),
    tell: (message: ToTab) => ends.at(-1)?.postMessage(message),
    port() {
      const { port1, port2 } = new MessageChannel()
      ends.push(port2)
      port2.addEventListener('message', ({ data }: MessageEvent<FromTab>) => void told.push(data))
      port2.start()
      return port1
    },
    close() {
      for (const end of ends) end.close()
    },
  }
}

/** What became of a subscription. */
function aSink() {
  const lost: Close[] = []
  const results: unknown[] = []
  const ignore = () => undefined
  const sink: Sink = {
    next: (result) => void results.push(result.data),
    lost: (close) => void lost.push(close),
    error: ignore,
    complete: ignore,
    open: ignore,
    alive: ignore,
  }
  return { sink, lost, results }
}

const payload = { query: '' }

describe('the end of the sockets that a tab holds', () => {
  const keepers: ReturnType<typeof aKeeper>[] = []
  const keeper = () => {
    const made = aKeeper()
    keepers.push(made)
    return made
  }
  afterEach(() => {
    vi.useRealTimers()
    for (const each of keepers.splice(0)) each.close()
  })

  test('asks for nothing before somebody is signed in, and then in their name', async () => {
    const shared = keeper()
    const socket = openLiveSocket(shared.port)
    const { sink, results } = aSink()
    socket.subscribe(payload, sink)
    expect(shared.asked()).toEqual([])
    socket.as('Ada')
    await vi.waitUntil(() => shared.asked().length === 1)
    expect(shared.asked()[0]).toMatchObject({ seat: 'Ada', id: 1 })
    shared.tell({ type: 'next', id: 1, result: { data: { at: 7 } } })
    await vi.waitUntil(() => results.length === 1)
  })

  test('loses everything when somebody else signs in', async () => {
    const shared = keeper()
    const socket = openLiveSocket(shared.port)
    socket.as('Ada')
    const { sink, lost, results } = aSink()
    socket.subscribe(payload, sink)
    socket.as('Bob')
    expect(lost).toHaveLength(1)
    shared.tell({ type: 'next', id: 1, result: { data: { of: 'Ada' } } })
    socket.subscribe(payload, sink)
    await vi.waitUntil(() => shared.asked().length === 2)
    expect(shared.asked()[1]).toMatchObject({ seat: 'Bob', id: 2 })
    expect(shared.told.some(({ type }) => type === 'goodbye')).toBe(true)
    expect(results).toEqual([])
  })

  test('carries nothing while the tab sleeps; what was asked for meanwhile is lost when it wakes', async () => {
    const shared = keeper()
    const socket = openLiveSocket(shared.port)
    socket.as('Ada')
    const [before, meanwhile, after] = [aSink(), aSink(), aSink()]
    socket.subscribe(payload, before.sink)
    socket.sleep()
    expect(before.lost).toHaveLength(1)
    socket.subscribe(payload, meanwhile.sink)
    socket.wake()
    expect(meanwhile.lost).toHaveLength(1)
    socket.subscribe(payload, after.sink)
    await vi.waitUntil(() => shared.asked().length === 2)
    expect(shared.asked().map((message) => 'id' in message && message.id)).toEqual([1, 3])
    expect(after.lost).toEqual([])
  })

  test('keeps its own sockets where the browser has no shared workers', async () => {
    const own = keeper()
    const none = () => {
      throw new ReferenceError('SharedWorker is not defined')
    }
    const socket = openLiveSocket(none, own.port)
    socket.as('Ada')
    socket.subscribe(payload, aSink().sink)
    await vi.waitUntil(() => own.asked().length === 1)
  })

  test('turns to another keeper when the one it has does not answer, and to its own after a second chance', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const [shared, own] = [keeper(), keeper()]
    const socket = openLiveSocket(shared.port, own.port)
    socket.as('Ada')
    for (const chance of [1, 2]) {
      const { sink, lost } = aSink()
      socket.subscribe(payload, sink)
      socket.check()
      vi.advanceTimersByTime(5_000)
      expect(lost, `chance ${chance}`).toHaveLength(1)
    }
    socket.subscribe(payload, aSink().sink)
    await new Promise<void>((resolve) => setImmediate(resolve))
    await vi.waitUntil(() => own.asked().length === 1)
  })

  test('stays with a keeper that answers', async () => {
    const shared = keeper()
    const socket = openLiveSocket(shared.port)
    socket.as('Ada')
    const { sink, lost } = aSink()
    socket.subscribe(payload, sink)
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    socket.check()
    const alive = new Promise<void>((resolve) => {
      socket.subscribe(payload, { ...sink, alive: resolve })
    })
    shared.tell({ type: 'checked' })
    shared.tell({ type: 'alive', ids: [2] })
    await alive
    vi.advanceTimersByTime(60_000)
    expect(lost).toEqual([])
  })
})
