import {
  type FindingStatus,
  type OverrideStatus,
  type OverrideType,
  type Severity,
  type SubjectFinding,
  type SubjectStatus,
  severityOfRank,
} from '@assay/domain'
import type { SubjectRow } from './load-gate-facts.ts'

/** A finding as it stands on the subject of a gate. */
export function findingOn(subject: SubjectRow): SubjectFinding {
  const override = overrideOn(subject)
  return {
    id: subject.finding.id,
    key: subject.finding.key,
    severity: severityOn(subject),
    status: subject.finding.status as FindingStatus,
    subjectStatus: subject.status as SubjectStatus,
    override:
      override === null
        ? null
        : {
            type: override.type as OverrideType,
            status: override.status as OverrideStatus,
            until: override.expiresAt,
          },
  }
}

/** The override that is active on this subject, or was last. It holds for the version it names, or for the asset. */
export function overrideOn({ finding, modelVersionId }: SubjectRow) {
  const here = finding.overrides.filter((override) => override.modelVersionId === modelVersionId)
  return here.find(({ status }) => status === 'ACTIVE') ?? here[0] ?? null
}

export function severityOn(subject: SubjectRow): Severity {
  const override = overrideOn(subject)
  const adjusted = override?.type === 'SEVERITY_ADJUSTED' && override.status === 'ACTIVE' ? override.severity : null
  return severityOfRank(adjusted ?? subject.finding.ratedSeverity ?? subject.finding.severity)
}
