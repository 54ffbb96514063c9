import type { Severity } from './severity.ts'

/** Days from opening to the date by which a finding is to be fixed; null where none is set. */
export type FixPolicy = { readonly [severity in Severity]: number | null }

export const defaultFixPolicy: FixPolicy = { CRITICAL: 7, HIGH: 30, MEDIUM: 90, LOW: 180, INFO: null }

/** When a finding is due; days are of 24 hours, so that the answer is the same in every time zone. */
export function dueAt(severity: Severity, openedAt: Date, policy: FixPolicy = defaultFixPolicy): Date | null {
  const days = policy[severity]
  return days === null ? null : new Date(openedAt.getTime() + days * 86_400_000)
}
