import { type OverrideSeat, type OverrideType, openSeats, seatsToApprove, severityOfRank } from '@assay/domain'
import type { Snapshot } from '../kernel/snapshot.ts'
import { readFindingPolicies } from './override-policy.ts'

/** The seats that each of these overrides still waits for; none unless it is proposed. */
export async function readOpenSeats(
  { db }: Pick<Snapshot, 'db'>,
  workspaceId: string,
  overrideIds: readonly string[],
): Promise<Map<string, OverrideSeat[]>> {
  const rows = await db.override.findMany({
    where: { id: { in: [...overrideIds] }, status: 'PROPOSED' },
    include: { finding: { select: { severity: true, ratedSeverity: true } }, approvals: true },
  })
  if (rows.length === 0) return new Map()
  const { overrides: policy } = await readFindingPolicies(db, workspaceId)
  return new Map(
    rows.map(({ id, type, severity, finding, approvals }) => {
      const proposal = {
        type: type as OverrideType,
        rated: severityOfRank(finding.ratedSeverity ?? finding.severity),
        severity: severity === null ? null : severityOfRank(severity),
      }
      const given = approvals.map(({ seat, approvedById }) => ({ seat: seat as OverrideSeat, personId: approvedById }))
      return [id, openSeats({ seats: seatsToApprove(proposal, policy), approvals: given })]
    }),
  )
}
