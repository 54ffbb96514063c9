type Layer = { number: number; have: number; need: number }
type Share = { number: number; percent: number }

/** The most and the least mature layer, and how many percentage points lie between. Layers that want nothing do not count. */
export function spreadOf(layers: readonly Layer[]): { low: Share; high: Share; points: number } | null {
  const shares = layers
    .filter(({ need }) => need > 0)
    .map(({ number, have, need }) => ({ number, percent: Math.round((100 * have) / need) }))
    .sort((one, other) => one.percent - other.percent)
  const low = shares[0]
  const high = shares.at(-1)
  return low && high ? { low, high, points: high.percent - low.percent } : null
}
