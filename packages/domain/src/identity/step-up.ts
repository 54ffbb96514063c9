import { Denied } from '../refusal.ts'

/** A sign-off needs an authentication at most this old (ASVS 5.0, step-up for sensitive acts). */
export const stepUpMinutes = 5

/** Why the session is too old to sign with, or null. */
export function objectionToSession(authenticatedAt: Date | null, now: Date): Denied | null {
  return authenticatedAt !== null && now.getTime() - authenticatedAt.getTime() <= stepUpMinutes * 60_000
    ? null
    : new Denied('Confirm that it is you: signing needs your password or passkey again.', 'STEP_UP_REQUIRED')
}
