/** What a proof counted, what it found broken, and what it measured against a goal. */
export type Proof = {
  name: string
  counts: Record<string, string | number>
  /** Sentences; none when it holds. */
  broken: string[]
  /** Judged in the long form only: a test asserts no time. */
  goals: { what: string; measured: number; most: number }[]
}

export const inMs = (value: number): string => `${Math.round(value)} ms`

export function percentiles(sample: readonly number[]): { p50: number; p99: number; max: number } {
  const sorted = [...sample].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
  return { p50: at(0.5), p99: at(0.99), max: sorted.at(-1) ?? Number.NaN }
}

/** Prints the counts, and in the long form how each goal was met. Answers whether all holds. */
export function report({ name, counts, broken, goals }: Proof, { judge }: { judge: boolean }): boolean {
  console.log(`\n${name}`)
  for (const [what, count] of Object.entries(counts)) console.log(`  ${what}: ${count}`)
  for (const { what, measured, most } of goals) {
    const verdict = judge ? (measured <= most ? 'PASS' : 'FAIL') : 'goal'
    console.log(`  ${verdict}  ${what}: ${Math.round(measured * 10) / 10} (at most ${most})`)
  }
  for (const sentence of broken) console.log(`  BROKEN  ${sentence}`)
  return broken.length === 0 && (!judge || goals.every(({ measured, most }) => measured <= most))
}
