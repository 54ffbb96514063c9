import type { SubscribePayload } from 'graphql-ws'
import type { Keeper } from './keepers.ts'
import type { FromTab, Sink, ToTab } from './messages.ts'

/** The tab's end of the shared sockets. */
export type LiveSocket = {
  /** Waits for a seat. What is lost is not asked again: `lost` tells. */
  subscribe: (payload: SubscribePayload, sink: Sink) => () => void
  /** Whose eyes the subscriptions are for; with null, all of them end. */
  as: (seat: string | null) => void
  /** The page was away or doubts what it sees: whatever does not answer is dropped. */
  check: () => void
  /** What was carried is lost, and nothing is carried until the tab wakes. */
  sleep: () => void
  /** What was asked for meanwhile is lost too: it may build on what was known when the tab fell asleep. */
  wake: () => void
  /** The tab goes for good. */
  leave: () => void
}

/** How long the keeper may take to say that it is there. */
const answerMs = 5_000
/** The shared keeper gets a second chance, then the page keeps its own sockets. */
const chances = 2

type Carried = { payload: SubscribePayload; sink: Sink; sent: boolean }

/** @param keepers who keeps the sockets: the next is asked when one cannot be had */
export function openLiveSocket(...keepers: readonly [Keeper, ...Keeper[]]): LiveSocket {
  const carried = new Map<number, Carried>()
  let seat: string | null = null
  let asleep = false
  let failures = 0
  let last = 0
  let port = connect()
  let letGo = announce()
  let waiting: ReturnType<typeof setTimeout> | undefined

  const tell = (message: FromTab) => port.postMessage(message)

  function connect(): MessagePort {
    const keeper = keepers[Math.min(keepers.length - 1, failures < chances ? 0 : 1)] ?? keepers[0]
    try {
      const opened = keeper(() => opened === port && replace())
      opened.addEventListener('message', ({ data }: MessageEvent<ToTab>) => {
        if (opened === port) hear(data)
      })
      opened.start()
      return opened
    } catch {
      // No shared workers here: on to the next keeper, and not back.
      failures = chances
      if (keeper === keepers.at(-1)) throw new Error('This browser cannot open a live connection')
      return connect()
    }
  }

  /** The keeper does not answer, or there is none: another one, and everything anew. */
  function replace() {
    clearTimeout(waiting)
    waiting = undefined
    failures += 1
    letGo()
    port.close()
    port = connect()
    letGo = announce()
    loseAll('The keeper of the sockets is gone')
  }

  function announce(): () => void {
    // Without locks, as on a page that is not secure, a tab that dies is noticed by its goodbye alone.
    if (navigator.locks === undefined) return () => undefined
    const lock = `assay.tab.${Math.random()}`
    let release: () => void = () => undefined
    const here = port
    void navigator.locks.request(lock, () => {
      here.postMessage({ type: 'here', lock } satisfies FromTab)
      return new Promise<void>((resolve) => {
        release = resolve
      })
    })
    return () => release()
  }

  function hear(message: ToTab) {
    clearTimeout(waiting)
    waiting = undefined
    if (message.type === 'checked') return
    if (message.type === 'alive') {
      for (const id of message.ids) carried.get(id)?.sink.alive()
      return
    }
    const sink = carried.get(message.id)?.sink
    if (sink === undefined) return
    if (message.type === 'next') return sink.next(message.result)
    if (message.type === 'open') return sink.open()
    carried.delete(message.id)
    if (message.type === 'error') sink.error(message.errors)
    else if (message.type === 'lost') sink.lost(message.close)
    else sink.complete()
  }

  function send(id: number, entry: Carried) {
    if (seat === null || asleep) return
    entry.sent = true
    tell({ type: 'subscribe', id, seat, payload: entry.payload })
  }

  function loseAll(reason: string, { unsentToo = false } = {}) {
    for (const [id, { sink, sent }] of carried) {
      if (!sent && !unsentToo) continue
      carried.delete(id)
      sink.lost({ code: 1006, reason })
    }
    for (const [id, entry] of carried) if (!entry.sent) send(id, entry)
  }

  function check() {
    if (asleep) return
    tell({ type: 'check' })
    waiting ??= setTimeout(replace, answerMs)
  }

  return {
    subscribe(payload, sink) {
      last += 1
      const id = last
      const entry = { payload, sink, sent: false }
      carried.set(id, entry)
      send(id, entry)
      return () => {
        if (carried.delete(id) && entry.sent) tell({ type: 'unsubscribe', id })
      }
    },
    as(next) {
      if (next === seat) return
      if (seat !== null) tell({ type: 'goodbye' })
      seat = next
      loseAll('Somebody else is signed in')
    },
    check,
    sleep() {
      if (asleep) return
      asleep = true
      clearTimeout(waiting)
      waiting = undefined
      tell({ type: 'goodbye' })
      letGo()
      loseAll('The tab sleeps')
    },
    wake() {
      if (!asleep) return
      asleep = false
      letGo = announce()
      loseAll('The tab woke', { unsentToo: true })
      check()
    },
    leave() {
      tell({ type: 'goodbye' })
    },
  }
}
