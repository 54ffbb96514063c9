import { stopAll, tallyOf } from './followers.ts'
import { compared, unkept, type Watching } from './log.ts'
import type { World } from './world.ts'
import type { Writers } from './writers.ts'

/**
 * Compares, when the writers have stopped, what everybody heard with the log, and what was acknowledged with what is
 * kept. Answers with the counts, and with a sentence for each that should be 0.
 */
export async function nothingLost(world: World, watching: readonly Watching[], writers: Writers, from: number) {
  const { compared: deliveries, ...difference } = await compared(world, watching, from)
  const notKept = await unkept(world, writers.acknowledged, from)
  stopAll(watching)
  const { streams, resyncs, faulty, ended } = tallyOf(watching)
  const wrong = {
    lost: difference.lost,
    reordered: difference.reordered,
    duplicated: difference.duplicated,
    'not theirs to see': difference.foreign,
    resyncs,
    'delivered as errors': faulty,
    'acknowledged writes that are not in the log once': notKept.length,
    'writes that no retry mended': writers.failed.length,
  }
  return {
    counts: {
      subscribers: watching.length,
      'streams opened': streams,
      'streams ended': ended,
      'acknowledged writes': writers.acknowledged.length,
      'requests sent again': writers.retried(),
      'deliveries compared': deliveries,
      ...wrong,
    },
    broken: [
      ...Object.entries(wrong).flatMap(([what, count]) => (count === 0 ? [] : [`${what}: ${count}`])),
      ...writers.failed.slice(0, 3),
    ],
  }
}
