import type { InvalidInput } from '../refusal.ts'
import { objectionToTransition, type Transitions } from '../transition.ts'
import type { OverrideStatus } from './words.ts'

const transitions: Transitions<OverrideStatus> = {
  PROPOSED: ['ACTIVE', 'REJECTED', 'WITHDRAWN'],
  ACTIVE: ['EXPIRED', 'REVOKED', 'SUPERSEDED'],
  REJECTED: [],
  WITHDRAWN: [],
  EXPIRED: [],
  REVOKED: [],
  SUPERSEDED: [],
}

export function objectionToOverrideTransition(from: OverrideStatus, to: OverrideStatus): InvalidInput | null {
  return objectionToTransition('override', transitions, from, to)
}
