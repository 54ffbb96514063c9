import type { InvalidInput } from '../refusal.ts'
import { objectionToTransition, type Transitions } from '../transition.ts'
import type { EngagementStatus } from './words.ts'

/**
 * A suspended use case may also retire: nothing that was live may be without a way to its end. An approved one is
 * classified again when its intake is revoked before it goes live.
 */
const transitions: Transitions<EngagementStatus> = {
  DRAFT: ['CLASSIFIED'],
  CLASSIFIED: ['APPROVED', 'SCOPE_CHANGE', 'BLOCKED'],
  SCOPE_CHANGE: ['CLASSIFIED'],
  BLOCKED: [],
  APPROVED: ['LIVE', 'CLASSIFIED'],
  LIVE: ['SUSPENDED', 'RECLASSIFY', 'RETIRING'],
  SUSPENDED: ['LIVE', 'RETIRING'],
  RECLASSIFY: ['CLASSIFIED'],
  RETIRING: ['RETIRED'],
  RETIRED: [],
}

export function nextEngagementStatuses(from: EngagementStatus): readonly EngagementStatus[] {
  return transitions[from]
}

/** Why an AI use case may not pass from one status to the other, or null. */
export function objectionToEngagementTransition(from: EngagementStatus, to: EngagementStatus): InvalidInput | null {
  return objectionToTransition('engagement', transitions, from, to)
}
