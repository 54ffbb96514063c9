import { Denied } from '../refusal.ts'

/** A sign-off needs an authentication at most this old (ASVS 5.0, step-up for sensitive acts). */
export const stepUpMinutes = 5

/** How far the clocks of two servers may differ: what was proved later than that was not proved. */
const clockSkewMinutes = 1

/** Why the session is too old to sign with, or null. */
export function objectionToSession(authenticatedAt: Date | null, now: Date): Denied | null {
  const age = authenticatedAt === null ? Number.POSITIVE_INFINITY : now.getTime() - authenticatedAt.getTime()
  return age <= stepUpMinutes * 60_000 && age >= -clockSkewMinutes * 60_000
    ? null
    : new Denied('Confirm that it is you: signing needs your password or passkey again.', 'STEP_UP_REQUIRED')
}
