import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { eventually } from '../support/eventually.ts'
import { bearer } from './support/ask.ts'
import { overSocket } from './support/carriers.ts'
import { followAll } from './support/followers.ts'
import { headOf, type Watching } from './support/log.ts'
import { nothingLost } from './support/nothing-lost.ts'
import { type Proof, percentiles } from './support/proof.ts'
import { subscribe } from './support/subscriber.ts'
import type { World } from './support/world.ts'
import { startWriters } from './support/writers.ts'

/** Many bytes an event, so that a buffer is soon full. */
const body = 'Seen again, with the whole request and answer. '.repeat(160)

/**
 * The same load with everybody reading, and with some who take nothing from their sockets any more. The others hear all
 * the same, the processes stay small, and who stalled has everything in the end. A first load that is not counted lets
 * the processes fill what they keep in any case.
 */
export async function proveStalled(
  world: World,
  { stalled, seconds }: { stalled: number; seconds: number },
): Promise<Proof> {
  const from = await headOf(world)
  const quick = followAll(world, 8, from)
  const slow: Watching[] = Array.from({ length: stalled }, (_, index) => {
    const headers = bearer(world.tokens[index % world.tokens.length] ?? '')
    const url = () => world.apis[index % 2 === 0 ? 0 : 1].url
    const open = overSocket({ headers, withBody: true })
    return { subscriber: subscribe({ name: `stalled ${index + 1}`, from, url, open }), sees: () => true }
  })
  await eventually('all follow', () => slow.every(({ subscriber }) => subscriber.carrier() !== null), 60_000)

  const acknowledged: string[] = []
  async function load() {
    const began = quick.map(({ subscriber }) => subscriber.heard.length)
    const writers = startWriters(world, { body })
    const peak = await peakOf(world, seconds)
    await writers.stop()
    acknowledged.push(...writers.acknowledged)
    const late = quick.flatMap(({ subscriber }, index) =>
      subscriber.heard.slice(began[index]).map(({ after }) => after),
    )
    return { peak, late: percentiles(late), writers }
  }

  await load()
  const before = await load()
  for (const { subscriber } of slow) subscriber.carrier()?.pause()
  const during = await load()
  for (const { subscriber } of slow) subscriber.carrier()?.resume()

  const { counts, broken } = await nothingLost(world, [...quick, ...slow], { ...during.writers, acknowledged }, from)
  const more = during.peak - before.peak
  return {
    name: 'Subscribers that take nothing from their sockets',
    counts: {
      stalled,
      seconds,
      'memory of both processes at most, MB (all read, some stalled)': `${mb(before.peak)}, ${mb(during.peak)}`,
      'from commit to arrival at the others, ms (p50, p99; all read)': `${before.late.p50}, ${before.late.p99}`,
      'the same with some stalled': `${during.late.p50}, ${during.late.p99}`,
      ...counts,
    },
    broken,
    goals: [
      { what: 'memory with some stalled, MB more', measured: mb(more), most: 64 },
      {
        what: "the others' p99 with some stalled, of that without",
        measured: during.late.p99 / before.late.p99,
        most: 1.2,
      },
    ],
  }
}

/** The most memory that both processes held together within so many seconds, in bytes. */
async function peakOf({ apis }: World, seconds: number): Promise<number> {
  let peak = 0
  for (const until = performance.now() + seconds * 1_000; performance.now() < until; ) {
    peak = Math.max(
      peak,
      apis.reduce((sum, api) => sum + residentBytes(api.pid()), 0),
    )
    await pause(250)
  }
  return peak
}

function residentBytes(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kilobytes) * 1_024
}

const mb = (bytes: number) => Math.round(bytes / 1_048_576)
