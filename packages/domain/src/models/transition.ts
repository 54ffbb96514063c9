import type { InvalidInput } from '../refusal.ts'
import { objectionToTransition, type Transitions } from '../transition.ts'
import type { LiveStatus, ModelVersionStatus } from './words.ts'

/**
 * A version is in evaluation again when its deployment is revoked before it is routed.
 * What was live may always be rolled back, quarantined or retired. QUARANTINED leads back only to where the version
 * came from; `statusesAfter` adds that.
 */
const transitions: Transitions<ModelVersionStatus> = {
  REGISTERED: ['IN_EVALUATION', 'ABANDONED'],
  IN_EVALUATION: ['DEPLOYABLE', 'ABANDONED'],
  DEPLOYABLE: ['CANARY', 'IN_EVALUATION', 'ABANDONED'],
  CANARY: ['PRODUCTION', 'ROLLED_BACK', 'QUARANTINED'],
  PRODUCTION: ['SUPERSEDED', 'ROLLED_BACK', 'QUARANTINED', 'RETIRING'],
  SUPERSEDED: ['PRODUCTION', 'RETIRING'],
  ROLLED_BACK: ['RETIRING'],
  QUARANTINED: ['ROLLED_BACK'],
  RETIRING: ['RETIRED'],
  RETIRED: [],
  ABANDONED: [],
}

export type VersionChange = {
  from: ModelVersionStatus
  to: ModelVersionStatus
  /** What a quarantined version was before. */
  quarantinedFrom: LiveStatus | null
}

/** Why a model version may not pass from one status to the other, or null. */
export function objectionToVersionTransition({ from, to, quarantinedFrom }: VersionChange): InvalidInput | null {
  return objectionToTransition(
    'model version',
    { ...transitions, [from]: statusesAfter(from, quarantinedFrom) },
    from,
    to,
  )
}

export function statusesAfter(
  from: ModelVersionStatus,
  quarantinedFrom: LiveStatus | null,
): readonly ModelVersionStatus[] {
  return from === 'QUARANTINED' && quarantinedFrom !== null
    ? [quarantinedFrom, ...transitions[from]]
    : transitions[from]
}
