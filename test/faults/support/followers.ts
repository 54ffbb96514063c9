import { bearer } from './ask.ts'
import { overEvents, overSocket } from './carriers.ts'
import type { Watching } from './log.ts'
import { type Subscriber, subscribe } from './subscriber.ts'
import type { World } from './world.ts'

/** So many who follow the whole workspace by tokens, over both processes in turn; every fourth by server-sent events. */
export function followAll({ apis, tokens }: Pick<World, 'apis' | 'tokens'>, count: number, from: number): Watching[] {
  return Array.from({ length: count }, (_, index) => {
    const headers = bearer(tokens[index % tokens.length] ?? '')
    let turn = index
    const url = () => {
      turn += 1
      return apis[turn % 2 === 0 ? 0 : 1].url
    }
    const open = index % 4 === 3 ? overEvents({ headers }) : overSocket({ headers })
    return { subscriber: subscribe({ name: `subscriber ${index + 1}`, from, url, open }), sees: () => true }
  })
}

/** What all of them counted, and how their streams ended: by which close code or error, how often. */
export function tallyOf(watching: readonly Watching[]) {
  const sum = (of: keyof Subscriber['counts']) =>
    watching.reduce((total, { subscriber }) => total + subscriber.counts[of], 0)
  const times = new Map<string, number>()
  for (const { subscriber } of watching) {
    for (const [why, count] of subscriber.ends) times.set(why, (times.get(why) ?? 0) + count)
  }
  return {
    streams: sum('streams'),
    resyncs: sum('resyncs'),
    faulty: sum('faulty'),
    ended: [...times].map(([why, count]) => `${count} × ${why}`).join(', ') || 'none',
  }
}

export function stopAll(watching: readonly Watching[]): void {
  for (const { subscriber } of watching) subscriber.stop()
}
