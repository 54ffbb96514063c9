import type { LiveStatus, ModelVersionStatus } from '../models/words.ts'

type Served = { status: ModelVersionStatus; production: number }

/**
 * What the traffic of a version makes of its status. Facts come first (rule 0): whatever a version was thought to be,
 * with production traffic it is live, as a canary up to a tenth and as production above; once in production it stays
 * so until it has none.
 */
export function statusByTraffic({ status, production }: Served): ModelVersionStatus {
  if (production > 0) {
    const was = status === 'PRODUCTION' || status === 'SUPERSEDED'
    return was || production > 10 ? 'PRODUCTION' : 'CANARY'
  }
  if (status === 'PRODUCTION') return 'SUPERSEDED'
  return status === 'CANARY' ? 'ROLLED_BACK' : status
}

/** The status of a version that was taken out of service: in quarantine where it served, as it was otherwise. */
export function statusTakenDown(status: ModelVersionStatus): { status: ModelVersionStatus; from: LiveStatus | null } {
  return status === 'CANARY' || status === 'PRODUCTION'
    ? { status: 'QUARANTINED', from: status }
    : { status, from: null }
}

/** The status of a version from which traffic was rolled back. */
export function statusRolledBack(status: ModelVersionStatus): ModelVersionStatus {
  return status === 'CANARY' || status === 'PRODUCTION' || status === 'QUARANTINED' ? 'ROLLED_BACK' : status
}
