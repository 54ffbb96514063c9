/** The settings that rule 10 asks for. */
export type Rule10Policy = {
  /** How long an approval outlives evidence that expired under it. */
  readonly graceMs: number
  /** Days between two monitoring decisions of a live version, by the tier of its use case. */
  readonly cadenceDays: (tier: number) => number
  /** From the day that a monitoring decision is due until it is OVERDUE. */
  readonly overdueMs: number
  /** How soon a finding on a live version asks for a monitoring decision. */
  readonly decideWithinHours: { readonly CRITICAL: number; readonly HIGH: number }
}

const dayMs = 86_400_000

export const defaultRule10Policy: Rule10Policy = {
  graceMs: 5 * dayMs,
  cadenceDays: (tier) => (tier === 1 ? 30 : tier === 2 ? 90 : 180),
  overdueMs: 14 * dayMs,
  decideWithinHours: { CRITICAL: 24, HIGH: 168 },
}
