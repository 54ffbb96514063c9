import { NotFound } from '@assay/domain'
import { rowKey } from '../engagements/row-key.ts'
import type { Snapshot } from '../kernel/snapshot.ts'
import type { Audience } from '../kernel/viewer.ts'
import { seesEngagement, visibleInEngagements } from '../kernel/visible.ts'
import { cellsLeft } from './cells-left.ts'
import { type Departure, type DepartureItem, departureKinds } from './departure.ts'
import { gatesLeft } from './gates-left.ts'
import { workLeft } from './work-left.ts'

export type Leaver = { id: string; name: string; teamIds: string[]; signs: boolean }

/** What would be orphaned if this person left, as far as the audience sees it. Throws NotFound for who is no member. */
export async function readDeparture(
  snapshot: Snapshot,
  audience: Audience,
  membershipId: string,
  now: Date,
): Promise<Departure> {
  const { db } = snapshot
  const { workspaceId } = audience
  const member = await db.membership.findUnique({
    where: rowKey(workspaceId, membershipId),
    include: {
      teams: { select: { teamId: true } },
      grants: { where: { role: 'SIGNER', OR: [{ validTo: null }, { validTo: { gt: now } }] } },
    },
  })
  if (member === null || !audience.wholeWorkspace) throw new NotFound('member')
  const leaver: Leaver = {
    id: member.id,
    name: member.name,
    teamIds: member.teams.map(({ teamId }) => teamId),
    signs: member.role === 'SIGNER' || member.grants.length > 0,
  }
  const seen = visibleInEngagements(audience)
  const items: DepartureItem[] = [
    ...(await cellsLeft(snapshot, audience, leaver, now)),
    ...(await gatesLeft(snapshot, seen, leaver, now)),
    ...(await workLeft(snapshot, seen, leaver, now)),
  ]
  const owned = await db.engagement.findMany({ where: { workspaceId, ownerId: member.id }, select: { id: true } })
  return {
    membershipId: member.id,
    items: items.toSorted((one, other) => departureKinds.indexOf(one.kind) - departureKinds.indexOf(other.kind)),
    hidden: owned.filter(({ id }) => !seesEngagement(audience, id)).length,
  }
}
