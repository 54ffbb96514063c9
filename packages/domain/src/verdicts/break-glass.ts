import { isOversight, type Role, type TeamFunction } from '../identity/words.ts'
import { Conflict, Denied, type Refusal } from '../refusal.ts'

type Reviewer = { id: string | null; roles: readonly Role[]; functions: readonly TeamFunction[] }
type Broken = { recordedById: string; reviewedAt: Date | null }

/** Why this person may not review that a gate was gone past without a verdict, or null: oversight looks, and someone else. */
export function objectionToReviewOfGlass({ recordedById, reviewedAt }: Broken, reviewer: Reviewer): Refusal | null {
  if (reviewedAt !== null) {
    return new Conflict('This was reviewed already. Reload to see by whom.', [], 'ALREADY_DECIDED')
  }
  if (reviewer.id === recordedById) {
    return new Denied(
      'You recorded this. Ask somebody else of GRC or security leadership to review it.',
      'NOT_INDEPENDENT',
    )
  }
  const overseer = reviewer.roles.includes('SIGNER') && reviewer.functions.some(isOversight)
  return overseer ? null : new Denied('Signers of GRC or security leadership review this. Ask one of them.')
}
