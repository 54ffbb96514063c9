import type { Readiness } from './readiness.ts'
import { type GateStatus, isApproved } from './words.ts'

/**
 * The status that follows from the facts alone. An approval changes here only to STALE, and only for a named cause;
 * REJECTED and NOT_APPLICABLE are people's decisions and stay.
 *
 * `anyEvidence`: whether the gate has evidence; for a RETURNED, REVOKED or STALE gate, evidence, or a request for a
 * decision, that came after it became so.
 */
export function computedGateStatus(
  current: GateStatus,
  readiness: Pick<Readiness, 'result'>,
  anyEvidence: boolean,
  staleCause: string | null,
): GateStatus {
  if (isApproved(current)) return staleCause === null ? current : 'STALE'
  switch (current) {
    case 'NOT_STARTED':
    case 'COLLECTING':
    case 'READY':
      if (readiness.result === 'READY') return 'READY'
      return anyEvidence || current !== 'NOT_STARTED' ? 'COLLECTING' : 'NOT_STARTED'
    case 'STALE':
    case 'RETURNED':
    case 'REVOKED':
      if (!anyEvidence || staleCause !== null) return current
      return readiness.result === 'READY' ? 'READY' : 'COLLECTING'
    default:
      return current
  }
}
