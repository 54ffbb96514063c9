import {
  type FieldChange,
  type OverrideStatus,
  type OverrideType,
  severityOfRank,
  severityRank,
  standingUnder,
} from '@assay/domain'
import type { Transaction } from '../kernel/database.ts'
import { readFindingPolicies } from './override-policy.ts'

/**
 * Makes the finding's severity and due date what they are under its overrides, and answers with what that changed.
 * The rating is kept beside them and comes back with the end of the last override; the caller holds the gates' locks.
 */
export async function settleFinding(
  tx: Transaction,
  workspaceId: string,
  findingId: string,
  now: Date,
): Promise<FieldChange[]> {
  const finding = await tx.finding.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id: findingId } },
    include: {
      subjects: { where: { status: { in: ['AFFECTED', 'UNKNOWN'] } } },
      overrides: { where: { status: 'ACTIVE' } },
    },
  })
  const isOverridden = finding.ratedSeverity !== null
  const rated = {
    severity: severityOfRank(finding.ratedSeverity ?? finding.severity),
    dueAt: isOverridden ? finding.ratedDueAt : finding.dueAt,
    openedAt: finding.openedAt,
  }
  const subjects = finding.subjects.map(({ modelVersionId }) => {
    const override = finding.overrides.find((each) => each.modelVersionId === modelVersionId)
    return {
      override:
        override === undefined
          ? null
          : {
              type: override.type as OverrideType,
              status: override.status as OverrideStatus,
              severity: override.severity === null ? null : severityOfRank(override.severity),
              until: override.expiresAt,
            },
    }
  })
  const { fix } = await readFindingPolicies(tx, workspaceId)
  const { severity, dueAt } = standingUnder(rated, subjects, now, fix)
  const differs = severity !== rated.severity || Number(dueAt) !== Number(rated.dueAt)
  const columns = {
    severity: severityRank(severity),
    dueAt,
    ratedSeverity: differs ? severityRank(rated.severity) : null,
    ratedDueAt: differs ? rated.dueAt : null,
  }
  if (columns.severity === finding.severity && Number(dueAt) === Number(finding.dueAt) && differs === isOverridden) {
    return []
  }
  await tx.finding.update({
    where: { workspaceId_id: { workspaceId, id: findingId } },
    data: { ...columns, version: { increment: 1 }, updatedAt: now },
  })
  return [
    { field: 'severity', from: severityOfRank(finding.severity), to: severity },
    { field: 'dueAt', from: finding.dueAt?.toISOString() ?? null, to: dueAt?.toISOString() ?? null },
  ].filter(({ from, to }) => from !== to)
}
