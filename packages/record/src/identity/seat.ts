import type { Role } from '@assay/domain'
import type { Prisma } from '../generated/client/client.ts'
import type { Snapshot } from '../kernel/snapshot.ts'
import type { Audience } from '../kernel/viewer.ts'

export type Seat = Prisma.MembershipGetPayload<{ include: { grants: true; teams: { include: { team: true } } } }>

type Reading = Pick<Snapshot, 'db'>

/** An active seat with the grants that are in force, or null. */
export async function readSeat(snapshot: Reading, workspaceId: string, membershipId: string, now: Date) {
  return (await readSeats(snapshot, workspaceId, [membershipId], now))[0] ?? null
}

/** Those of the seats that are active, with the grants that are in force, in no order. */
export async function readSeats(
  { db }: Reading,
  workspaceId: string,
  membershipIds: readonly string[],
  now: Date,
): Promise<Seat[]> {
  return db.membership.findMany({
    where: { workspaceId, id: { in: [...membershipIds] }, status: 'ACTIVE' },
    include: {
      grants: { where: { OR: [{ validTo: null }, { validTo: { gt: now } }] } },
      teams: { include: { team: true } },
    },
  })
}

export function rolesOf(seat: Seat): Role[] {
  const granted = seat.grants.filter(({ engagementId }) => engagementId === null).map(({ role }) => role as Role)
  return [...new Set([seat.role as Role, ...granted])]
}

/** Guests see what they were granted; everyone else all but the restricted engagements that do not name them. */
export async function audienceOf(snapshot: Reading, seat: Seat): Promise<Audience> {
  const audience = (await audiencesOf(snapshot, seat.workspaceId, [seat])).get(seat.id)
  if (audience === undefined) throw new Error('A seat has an audience')
  return audience
}

/** The same for many seats of one workspace in one read, by the seat. */
export async function audiencesOf(
  { db }: Reading,
  workspaceId: string,
  seats: readonly Seat[],
): Promise<Map<string, Audience>> {
  const restricted = await db.engagement.findMany({
    where: { workspaceId, restricted: true },
    select: { id: true, ownerId: true, members: { select: { membershipId: true } } },
    orderBy: { id: 'asc' },
  })
  return new Map(
    seats.map((seat): [string, Audience] => {
      const granted = seat.grants.flatMap(({ engagementId }) => (engagementId === null ? [] : [engagementId]))
      const wholeWorkspace = rolesOf(seat).some((role) => role !== 'GUEST')
      if (!wholeWorkspace) {
        const engagementIds = [...new Set(granted)].sort()
        return [seat.id, { workspaceId, reads: 'record', wholeWorkspace, engagementIds, hiddenEngagementIds: [] }]
      }
      const named = ({ id, ownerId, members }: (typeof restricted)[number]) =>
        granted.includes(id) || ownerId === seat.id || members.some(({ membershipId }) => membershipId === seat.id)
      const hiddenEngagementIds = restricted.filter((each) => !named(each)).map(({ id }) => id)
      return [seat.id, { workspaceId, reads: 'record', wholeWorkspace, engagementIds: [], hiddenEngagementIds }]
    }),
  )
}
