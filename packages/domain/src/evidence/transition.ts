import type { InvalidInput } from '../refusal.ts'
import { objectionToTransition, type Transitions } from '../transition.ts'
import type { EvidenceStatus } from './words.ts'

/**
 * Accepted or lapsed evidence takes a new revision and waits again. A request that is withdrawn, and what was rejected,
 * is disposed of like the rest: nothing is ever deleted from the record.
 */
const transitions: Transitions<EvidenceStatus> = {
  REQUESTED: ['SUBMITTED', 'DISPOSED'],
  SUBMITTED: ['ACCEPTED', 'REJECTED', 'SUBMITTED'],
  ACCEPTED: ['EXPIRED', 'SUPERSEDED', 'DISPOSED', 'SUBMITTED'],
  REJECTED: ['SUBMITTED', 'DISPOSED'],
  EXPIRED: ['ACCEPTED', 'SUBMITTED', 'SUPERSEDED', 'DISPOSED'],
  SUPERSEDED: ['DISPOSED'],
  DISPOSED: [],
}

/** Why evidence may not pass from one status to the other, or null. */
export function objectionToEvidenceTransition(from: EvidenceStatus, to: EvidenceStatus): InvalidInput | null {
  return objectionToTransition('evidence', transitions, from, to)
}
