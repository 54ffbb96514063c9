import { Denied, holdersOf, NotFound, Refusal, seatsFilledBy } from '@assay/domain'
import { rowKey } from '../engagements/row-key.ts'
import { objectionTo } from '../identity/must-be-allowed.ts'
import type { Snapshot } from '../kernel/snapshot.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { seesEngagement } from '../kernel/visible.ts'
import { loadApprovalCase } from './approval-case.ts'

/**
 * Why the viewer could not approve this override now or, where it is in force, revoke it; null where they could. A hint
 * for the page: the commands ask again.
 */
export async function objectionToOverride(
  { db }: Pick<Snapshot, 'db'>,
  viewer: Viewer,
  overrideId: string,
  now: Date,
): Promise<Refusal | null> {
  const { workspaceId, membershipId } = viewer
  const override = await db.override.findUnique({
    where: rowKey(workspaceId, overrideId),
    include: { finding: true },
  })
  if (override === null || !seesEngagement(viewer.audience, override.finding.engagementId)) {
    return new NotFound('override')
  }
  const denied = objectionTo(viewer, 'WRITE_FINDINGS', override.finding.engagementId)
  if (denied !== null) return denied
  const approval = await loadApprovalCase(db, override, override.finding, now)
  const person = approval.people.find(({ id }) => id === membershipId)
  if (person === undefined) return new Denied('Only active members decide on overrides')
  if (override.status !== 'ACTIVE') {
    const filled = seatsFilledBy(approval, person)
    return filled instanceof Refusal ? filled : null
  }
  const concerned =
    override.proposedById === person.id ||
    approval.seats.some((seat) => holdersOf(seat, approval).some(({ id }) => id === person.id))
  return concerned ? null : new Denied('Only who proposed or may approve this override may revoke it. Ask one of them.')
}
