import { setTimeout as pause } from 'node:timers/promises'
import { databaseThroughDeafProxy } from './support/deaf-world.ts'
import { followAll } from './support/followers.ts'
import { headOf } from './support/log.ts'
import { nothingLost } from './support/nothing-lost.ts'
import { type Proof, percentiles } from './support/proof.ts'
import type { World } from './support/world.ts'
import { startWriters } from './support/writers.ts'

/** No notification reaches the processes: whoever follows hears all the same, by the poll. */
export async function proveWakeUpsLost(world: World, { seconds }: { seconds: number }): Promise<Proof> {
  const deaf = await databaseThroughDeafProxy(world)
  try {
    const from = await headOf(world)
    const watching = followAll(deaf.world, 4, from)
    const writers = startWriters(deaf.world, { writers: 2, pauseMs: 150 })
    await pause(seconds * 1_000)
    await writers.stop()
    const { counts, broken } = await nothingLost(deaf.world, watching, writers, from)
    const late = percentiles(watching.flatMap(({ subscriber }) => subscriber.heard.map(({ after }) => after)))
    return {
      name: 'Wake-ups lost',
      counts: {
        'notifications swallowed': deaf.swallowed(),
        'from commit to arrival, ms (p50, p99, max)': [late.p50, late.p99, late.max].map(Math.round).join(', '),
        ...counts,
      },
      broken: deaf.swallowed() > 0 ? broken : [...broken, 'no notification was sent that could be lost'],
      goals: [{ what: 'from commit to arrival by poll, ms (p99)', measured: late.p99, most: 2_000 }],
    }
  } finally {
    await deaf.close()
  }
}
