/** A round number at or above `value` whose half is whole, for the top of an axis. */
export function topOf(value: number): number {
  if (value <= 4) return 4
  const power = 10 ** Math.floor(Math.log10(value))
  const step = [1, 1.2, 1.6, 2, 3, 4, 6, 8, 10].find((each) => each * power >= value && (each * power) % 2 === 0) ?? 10
  return step * power
}

type Labelled = { y: number }

/** Moves labels apart that would stand on each other, keeping their order; `gap` is the least distance. */
export function apart<Label extends Labelled>(labels: readonly Label[], gap: number, bottom: number): Label[] {
  const sorted = [...labels].sort((one, other) => one.y - other.y)
  let last = Number.NEGATIVE_INFINITY
  const down = sorted.map((label) => {
    last = Math.max(label.y, last + gap)
    return { ...label, y: last }
  })
  let next = bottom + gap
  return down.reverse().map((label) => {
    next = Math.min(label.y, next - gap)
    return { ...label, y: next }
  })
}

export type TrendPoint = { day: string; open: number; high: number; critical: number }

/** The days of the trend are days of UTC. */
export const dayWords = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })
