import type { OverrideStatus } from './words.ts'

/** Active and not at or past its end; only a false positive may have no end. */
export function isOverrideInForce(
  { status, until }: { status: OverrideStatus; until: Date | null },
  now: Date,
): boolean {
  return status === 'ACTIVE' && (until === null || until > now)
}
