import { setTimeout as pause } from 'node:timers/promises'
import { eventually } from '../support/eventually.ts'
import { bearer } from './support/ask.ts'
import { overSocket } from './support/carriers.ts'
import { followAll } from './support/followers.ts'
import { headOf, type Watching } from './support/log.ts'
import { residentBytes, retainedBytes } from './support/memory.ts'
import { nothingLost } from './support/nothing-lost.ts'
import { type Proof, percentiles } from './support/proof.ts'
import { subscribe } from './support/subscriber.ts'
import type { World } from './support/world.ts'
import { startWriters } from './support/writers.ts'

/** Many bytes an event, so that a buffer is soon full. */
const body = 'Seen again, with the whole request and answer. '.repeat(160)

/**
 * The same load without and with some who take nothing from their sockets any more. The others hear all the same, the
 * processes hold little more, and who stalled has everything in the end. A first load that is not counted lets the
 * processes fill what they keep in any case.
 */
export async function proveStalled(
  world: World,
  { stalled, seconds }: { stalled: number; seconds: number },
): Promise<Proof> {
  const from = (await headOf(world)) - 1
  // Two of the quick ask what the others will ask who stall, one at each process: the answers are there in any case.
  const quick = [...followAll(world, 8, from), ...(await followWithBodies(world, 2, 'alike'))]
  const acknowledged: string[] = []
  async function load() {
    const began = quick.map(({ subscriber }) => subscriber.heard.length)
    const writers = startWriters(world, { body })
    const most = await mostOf(world, seconds)
    await writers.stop()
    acknowledged.push(...writers.acknowledged)
    const late = quick.flatMap(({ subscriber }, index) =>
      subscriber.heard.slice(began[index]).map(({ after }) => after),
    )
    return { ...most, late: percentiles(late), writers }
  }

  await load()
  const before = await load()
  const slow = await followWithBodies(world, stalled, 'stalled')
  for (const { subscriber } of slow) subscriber.carrier()?.pause()
  const during = await load()
  for (const { subscriber } of slow) subscriber.carrier()?.resume()

  const { counts, broken } = await nothingLost(world, [...quick, ...slow], { ...during.writers, acknowledged }, from)
  return {
    name: 'Subscribers that take nothing from their sockets',
    counts: {
      stalled,
      seconds,
      'held by both processes at most, MB (without, with)': `${mb(before.retained)}, ${mb(during.retained)}`,
      'resident at most, also what could be given back, MB': `${mb(before.resident)}, ${mb(during.resident)}`,
      'from commit to arrival at the others, ms (p50, p99; without)': `${before.late.p50}, ${before.late.p99}`,
      'the same with': `${during.late.p50}, ${during.late.p99}`,
      ...counts,
    },
    broken,
    goals: [
      { what: 'held with them, MB more', measured: mb(during.retained - before.retained), most: 64 },
      { what: "the others' p99 with them, of that without", measured: during.late.p99 / before.late.p99, most: 1.2 },
    ],
  }
}

/** So many who ask for the whole text of each comment, over both processes in turn, and follow by now. */
async function followWithBodies(world: World, count: number, name: string): Promise<Watching[]> {
  // The newest fact comes at once, by which each is known to follow.
  const from = (await headOf(world)) - 1
  const watching = Array.from({ length: count }, (_, index) => {
    const headers = bearer(world.tokens[index % world.tokens.length] ?? '')
    const url = () => world.apis[index % 2 === 0 ? 0 : 1].url
    const open = overSocket({ headers, withBody: true })
    const sees: Watching['sees'] = ({ seq }) => seq > from
    return { subscriber: subscribe({ name: `${name} ${index + 1}`, from, url, open }), sees }
  })
  await eventually('all follow', () => watching.every(({ subscriber }) => subscriber.heard.length > 0), 60_000)
  return watching
}

/**
 * The most that both processes held within so many seconds, in bytes. Looked at after a third as well: whoever answers
 * no ping is dropped before the end.
 */
async function mostOf({ apis }: World, seconds: number): Promise<{ retained: number; resident: number }> {
  const held = async () => (await Promise.all(apis.map(retainedBytes))).reduce((sum, bytes) => sum + bytes, 0)
  const began = performance.now()
  let resident = 0
  let early: Promise<number> | null = null
  for (let passed = 0; passed < seconds * 1_000; passed = performance.now() - began) {
    const now = apis.map(residentBytes).reduce((sum, bytes) => sum + bytes, 0)
    resident = Math.max(resident, now)
    if (passed > (seconds * 1_000) / 3) early ??= held()
    await pause(250)
  }
  return { retained: Math.max((await early) ?? 0, await held()), resident }
}

const mb = (bytes: number) => Math.round(bytes / 1_048_576)
