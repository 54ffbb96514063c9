import {
  type ApprovalCase,
  type OverrideSeat,
  type OverrideType,
  type Separation,
  seatsToApprove,
  severityOfRank,
} from '@assay/domain'
import type { Finding, Override } from '../generated/client/client.ts'
import type { Transaction } from '../kernel/database.ts'
import { approversOn } from './approvers-on.ts'
import { readFindingPolicies } from './override-policy.ts'

type Asked = Pick<Override, 'workspaceId' | 'proposedById' | 'type' | 'severity'> & { id: string | null }

/** What the rules of approval ask about one override; an id of null is one that is about to be proposed. */
export async function loadApprovalCase(
  db: Transaction,
  override: Asked,
  finding: Finding,
  now: Date,
): Promise<ApprovalCase> {
  const { workspaceId, id } = override
  const { overrides: policy, separation } = await readFindingPolicies(db, workspaceId)
  const engagement = await db.engagement.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id: finding.engagementId } },
    select: { id: true, ownerId: true },
  })
  const approvals = id === null ? [] : await db.overrideApproval.findMany({ where: { workspaceId, overrideId: id } })
  return {
    seats: seatsToApprove(
      {
        type: override.type as OverrideType,
        rated: severityOfRank(finding.ratedSeverity ?? finding.severity),
        severity: override.severity === null ? null : severityOfRank(override.severity),
      },
      policy,
    ),
    proposedBy: override.proposedById,
    teamId: finding.teamId,
    separation: separation as Separation,
    approvals: approvals.map(({ seat, approvedById }) => ({ seat: seat as OverrideSeat, personId: approvedById })),
    people: await approversOn(db, { workspaceId, engagementId: engagement.id, ownerId: engagement.ownerId, now }),
  }
}
