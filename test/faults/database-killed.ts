import { setTimeout as pause } from 'node:timers/promises'
import { eventually } from '../support/eventually.ts'
import { followAll } from './support/followers.ts'
import { headOf } from './support/log.ts'
import { nothingLost } from './support/nothing-lost.ts'
import { type Proof, percentiles } from './support/proof.ts'
import type { World } from './support/world.ts'
import { startWriters } from './support/writers.ts'

const longestAwayMs = 1_500

/** PostgreSQL is killed under load and comes back: the same streams go on, and what was acknowledged is still there. */
export async function proveDatabaseKilled(world: World, { kills }: { kills: number }): Promise<Proof> {
  const { database, apis } = world
  const from = await headOf(world)
  const watching = followAll(world, 8, from)
  const writers = startWriters(world)
  const healthyAfter: number[] = []
  const heardAfter: number[] = []

  for (let kill = 0; kill < kills; kill += 1) {
    const written = writers.acknowledged.length
    await eventually('writing goes on', () => writers.acknowledged.length > written + 50, 60_000)
    database.kill()
    await eventually('it is missed', async () => !(await areReady(apis)))
    await pause(longestAwayMs * Math.random())
    await database.bringBack()
    const back = performance.now()
    const heard = watching.map(({ subscriber }) => subscriber.heard.length)
    await eventually('both processes are ready', () => areReady(apis), 60_000)
    healthyAfter.push(performance.now() - back)
    await eventually(
      'everybody hears again',
      () => watching.every(({ subscriber }, index) => subscriber.heard.length > (heard[index] ?? 0)),
      60_000,
    )
    heardAfter.push(performance.now() - back)
  }
  await writers.stop()

  const healthy = percentiles(healthyAfter)
  const { counts, broken } = await nothingLost(world, watching, writers, from)
  return {
    name: 'PostgreSQL killed (kill -9) and back',
    counts: {
      kills,
      'healthy after its return, ms (p50, max)': `${Math.round(healthy.p50)}, ${Math.round(healthy.max)}`,
      'everybody hears again after, ms (max)': Math.round(Math.max(...heardAfter)),
      ...counts,
    },
    broken,
    goals: [{ what: 'healthy after the return of PostgreSQL, ms', measured: healthy.max, most: 5_000 }],
  }
}

async function areReady(apis: World['apis']): Promise<boolean> {
  const answers = await Promise.all(
    apis.map(({ url }) =>
      fetch(`${url}/readyz`).then(
        ({ ok }) => ok,
        () => false,
      ),
    ),
  )
  return answers.every(Boolean)
}
