import type { Severity } from '../findings/severity.ts'
import type { FindingStatus, SubjectStatus } from '../findings/words.ts'
import { isOverrideInForce } from '../overrides/in-force.ts'
import type { OverrideStatus, OverrideType } from '../overrides/words.ts'
import type { Reason } from '../refusal.ts'
import { spoken } from '../spoken.ts'

/** A finding on the subject that the gate decides on. */
export type SubjectFinding = {
  id: string
  key: string
  /** As it stands, with what an adjustment in force made of it. */
  severity: Severity
  status: FindingStatus
  subjectStatus: SubjectStatus
  /** The one that is active on this subject, or was last. */
  override: SubjectOverride | null
}

export type SubjectOverride = { type: OverrideType; status: OverrideStatus; until: Date | null }

/** Whether a finding of the severities that count stands on the subject with no override in force. */
export function standsOpen(
  { severity, status, subjectStatus, override }: SubjectFinding,
  counts: (severity: Severity) => boolean,
  now: Date,
): boolean {
  if (status === 'VERIFIED' || status === 'DUPLICATE') return false
  if (subjectStatus === 'FIXED' || subjectStatus === 'NOT_AFFECTED') return false
  if (override === null) return counts(severity)

  const inForce = isOverrideInForce(override, now)
  if (override.type !== 'SEVERITY_ADJUSTED') return !inForce && counts(severity)
  // An adjustment suppresses nothing. Until a lapsed one is recorded as such, the severity it gave does not count.
  return counts(severity) || (override.status === 'ACTIVE' && !inForce)
}

export function blockerReason({ id, key, severity, subjectStatus }: SubjectFinding): Reason {
  const unknown = subjectStatus === 'UNKNOWN' ? ' and not yet retested here' : ''
  const message = `${key} is ${spoken(severity)}${unknown}, with no override in force`
  return { code: 'OPEN_BLOCKER', message, subject: `Finding:${id}` }
}
