import { Conflict, Denied, InvalidInput, type Refusal } from '../refusal.ts'

export const reviewOutcomes = ['UPHELD', 'OVERTURNED'] as const
export type ReviewOutcome = (typeof reviewOutcomes)[number]

export type ReviewCase = {
  reviewerId: string | null
  reviewerName: string | null
  reviewedAt: Date | null
  /** Whether it still holds the gate: what was superseded or revoked needs no review. */
  inForce: boolean
}

/** Why this person may not review a decision that one signer took alone, or null (rule 2). */
export function objectionToReviewing(decision: ReviewCase, personId: string, note: string): Refusal | null {
  if (decision.reviewerId === null) return new Denied('This decision has its signatures and needs no review.')
  if (decision.reviewerId !== personId) {
    return new Denied(
      `${decision.reviewerName ?? 'Someone else'} was named to review this decision.`,
      'NOT_INDEPENDENT',
    )
  }
  if (decision.reviewedAt !== null) {
    return new Conflict('This decision was reviewed already. Reload to see it.', [], 'ALREADY_DECIDED')
  }
  if (!decision.inForce) return new Conflict('This decision holds no more. Reload to see why.', [], 'ALREADY_DECIDED')
  return note.trim() === ''
    ? new InvalidInput([{ path: ['note'], message: 'Say what you looked at and what you found.' }])
    : null
}
