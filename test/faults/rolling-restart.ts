import { eventually } from '../support/eventually.ts'
import { followAll } from './support/followers.ts'
import { headOf } from './support/log.ts'
import { nothingLost } from './support/nothing-lost.ts'
import type { Proof } from './support/proof.ts'
import type { World } from './support/world.ts'
import { startWriters } from './support/writers.ts'

/** Each process is told to stop under load and is started again: what was on its way is answered, streams resume. */
export async function proveRollingRestart(world: World, { restarts }: { restarts: number }): Promise<Proof> {
  const from = await headOf(world)
  const watching = followAll(world, 8, from)
  const writers = startWriters(world)
  const drained: number[] = []
  let inFlight = 0
  let failedInFlight = 0

  for (let restart = 0; restart < restarts; restart += 1) {
    const api = world.apis[restart % 2 === 0 ? 0 : 1]
    const written = writers.acknowledged.length
    await eventually('both take writes', () => writers.acknowledged.length > written + 100, 60_000)
    const onTheirWay = [...writers.underWay.values()].filter(({ url }) => url === api.url)
    inFlight += onTheirWay.length
    const told = performance.now()
    await api.stop()
    drained.push(performance.now() - told)
    failedInFlight += writers.unanswered.filter((request) => onTheirWay.includes(request)).length
    await api.start()
  }
  await writers.stop()

  const { counts, broken } = await nothingLost(world, watching, writers, from)
  return {
    name: 'SIGTERM under load, and a rolling restart of both processes',
    counts: {
      restarts,
      'drained in, ms (max)': Math.round(Math.max(...drained)),
      'requests in flight at SIGTERM': inFlight,
      'of these without an answer': failedInFlight,
      'later requests turned away and sent again': writers.unanswered.length - failedInFlight,
      ...counts,
    },
    broken: failedInFlight === 0 ? broken : [...broken, `requests in flight that failed: ${failedInFlight}`],
    goals: [{ what: 'drained after SIGTERM, ms', measured: Math.max(...drained), most: 10_000 }],
  }
}
