import type { Severity } from '../findings/severity.ts'
import type { OverrideSeat } from './words.ts'

/** What the workspace's policies say of overrides; INFO is held to what LOW is. */
export type OverridePolicy = {
  /** The longest that a finding of this severity may be accepted, deferred or lowered, in days of 24 hours. */
  readonly longest: { readonly [severity in Severity]: number }
  /** The seats that have to approve, each by a person of its own. */
  readonly approvers: { readonly [severity in Severity]: readonly OverrideSeat[] }
  /** Of these severities, one triager confirms a false positive. */
  readonly singleTriagerFor: readonly Severity[]
}

export const defaultOverridePolicy: OverridePolicy = {
  longest: { CRITICAL: 30, HIGH: 90, MEDIUM: 180, LOW: 365, INFO: 365 },
  approvers: {
    CRITICAL: ['USE_CASE_OWNER', 'CISO'],
    HIGH: ['USE_CASE_OWNER', 'APPSEC_LEAD'],
    MEDIUM: ['APPSEC_LEAD'],
    LOW: ['TEAM_LEAD'],
    INFO: ['TEAM_LEAD'],
  },
  singleTriagerFor: ['MEDIUM', 'LOW', 'INFO'],
}
