import type { Snapshot } from '../kernel/snapshot.ts'
import type { Audience } from '../kernel/viewer.ts'
import { readFailureModes } from './read-failure-modes.ts'
import { readFigures } from './read-figures.ts'
import { readHeatMap } from './read-heat-map.ts'
import { readMaturity } from './read-maturity.ts'
import { readSignals } from './read-signals.ts'
import { readTrend } from './read-trend.ts'

/**
 * The parts of leadership's page, each one statement and read when first asked for. They share the snapshot, so all of
 * them agree, and count only what the audience may see.
 */
export function openPosture(snapshot: Snapshot, audience: Audience, now: Date) {
  const figures = once(() => readFigures(snapshot, audience, now))
  return {
    at: now,
    figures,
    heatMap: () => readHeatMap(snapshot, audience),
    maturity: () => readMaturity(snapshot, audience, now),
    trend: () => readTrend(snapshot, audience, now),
    failureModes: () => readFailureModes(snapshot, audience, now),
    signals: async () => readSignals(snapshot, audience, await figures()),
  }
}

export type Posture = ReturnType<typeof openPosture>

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined
  return () => {
    result ??= work()
    return result
  }
}
