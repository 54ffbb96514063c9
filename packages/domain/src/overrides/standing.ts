import { dueAt, type FixPolicy } from '../findings/due.ts'
import { type Severity, severityRank } from '../findings/severity.ts'
import { isOverrideInForce } from './in-force.ts'
import type { OverrideStatus, OverrideType } from './words.ts'

export type Rated = { severity: Severity; dueAt: Date | null; openedAt: Date }

/** One subject on which the finding is not fixed, with the override on it. */
export type Overridden = {
  override: { type: OverrideType; status: OverrideStatus; severity: Severity | null; until: Date | null } | null
}

/**
 * How a finding stands with its overrides: the gravest severity over its subjects, and the day by which something has
 * to happen. A finding that is let stand everywhere is due when the first override ends, one that is false everywhere
 * is never due. Without overrides in force this is the rating, so that their end restores it.
 */
export function standingUnder(rated: Rated, subjects: readonly Overridden[], now: Date, policy?: FixPolicy) {
  const unrated = { severity: rated.severity, dueAt: rated.dueAt }
  const inForce = subjects.map(({ override }) =>
    override !== null && isOverrideInForce(override, now) ? override : null,
  )
  if (inForce.every((override) => override === null)) return unrated
  const severities = inForce.map((override) => adjusted(override) ?? rated.severity)
  const severity = severities.reduce((one, other) => (severityRank(other) > severityRank(one) ? other : one))
  const due = severity === rated.severity ? rated.dueAt : dueAt(severity, rated.openedAt, policy)
  const suppressing = inForce.filter((override) => override !== null && override.type !== 'SEVERITY_ADJUSTED')
  if (suppressing.length < inForce.length) return { severity, dueAt: due }
  const ends = suppressing.flatMap((override) => override?.until ?? []).map(Number)
  if (ends.length === 0) return { severity, dueAt: null }
  const first = new Date(Math.min(...ends))
  return { severity, dueAt: due === null || due > first ? due : first }
}

function adjusted(override: Overridden['override']): Severity | null {
  return override?.type === 'SEVERITY_ADJUSTED' ? override.severity : null
}
