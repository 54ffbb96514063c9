import type { EvidenceStatus } from './words.ts'

export type Validity = { status: EvidenceStatus; effectiveFrom: Date | null; effectiveTo: Date | null }

/** Accepted, begun, and not at or past its end; evidence without an end, such as an AIBOM, does not expire. */
export function isEvidenceInForce({ status, effectiveFrom, effectiveTo }: Validity, now: Date): boolean {
  return (
    status === 'ACCEPTED' &&
    (effectiveFrom === null || effectiveFrom <= now) &&
    (effectiveTo === null || effectiveTo > now)
  )
}
