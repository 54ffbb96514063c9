import type { Snapshot } from '../kernel/snapshot.ts'
import type { Audience } from '../kernel/viewer.ts'
import { seesEngagement } from '../kernel/visible.ts'
import { type DelegationRow, withWords } from './gate-delegations.ts'

/** The delegations of gates that hold now or will, the soonest to end first; those of one engagement only, if named. */
export async function readDelegations(
  { db }: Pick<Snapshot, 'db'>,
  audience: Audience,
  now: Date,
  engagementId: string | null = null,
): Promise<DelegationRow[]> {
  const rows = await db.delegation.findMany({
    where: {
      ...{ workspaceId: audience.workspaceId, revokedAt: null, validTo: { gt: now } },
      ...(engagementId === null ? {} : { OR: [{ engagementId: null }, { engagementId }] }),
    },
    include: withWords,
    orderBy: [{ validTo: 'asc' }, { id: 'asc' }],
  })
  return rows.filter((row) =>
    row.engagementId === null ? audience.wholeWorkspace : seesEngagement(audience, row.engagementId),
  )
}
