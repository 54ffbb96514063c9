import { InvalidInput } from '../refusal.ts'
import { objectionToEngagementTransition } from './transition.ts'
import type { EngagementStatus } from './words.ts'

/** Why a use case may not be classified now, or null: what its intake approved stands until that decision is revoked. */
export function objectionToClassifying(from: EngagementStatus): InvalidInput | null {
  if (from === 'CLASSIFIED') return null
  if (from !== 'APPROVED') return objectionToEngagementTransition(from, 'CLASSIFIED')
  const message = 'Its intake is approved with the class it has. Revoke that decision first; then classify it anew.'
  return new InvalidInput([{ path: ['status'], message }], 'INVALID_TRANSITION')
}
