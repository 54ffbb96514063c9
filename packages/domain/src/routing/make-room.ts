export type Share = { id: string; percent: number }

/**
 * What the other versions of a model keep when one takes its share: never more than is left, taken from the largest
 * first. Answers with those that change.
 */
export function makeRoom(others: readonly Share[], taken: number): Share[] {
  let over = others.reduce((sum, { percent }) => sum + percent, 0) + taken - 100
  const changed: Share[] = []
  for (const { id, percent } of others.toSorted((one, other) => other.percent - one.percent)) {
    if (over <= 0) break
    const less = Math.min(percent, over)
    over -= less
    changed.push({ id, percent: percent - less })
  }
  return changed
}
