import type { Role } from '@assay/domain'
import type { Prisma } from '../generated/client/client.ts'
import type { Snapshot } from '../kernel/snapshot.ts'
import type { Audience } from '../kernel/viewer.ts'

export type Seat = Prisma.MembershipGetPayload<{ include: { grants: true; teams: { include: { team: true } } } }>

/** An active seat with the grants that are in force, or null. */
export async function readSeat({ db }: Pick<Snapshot, 'db'>, workspaceId: string, membershipId: string, now: Date) {
  return db.membership.findFirst({
    where: { workspaceId, id: membershipId, status: 'ACTIVE' },
    include: {
      grants: { where: { OR: [{ validTo: null }, { validTo: { gt: now } }] } },
      teams: { include: { team: true } },
    },
  }) satisfies Promise<Seat | null>
}

export function rolesOf(seat: Seat): Role[] {
  const granted = seat.grants.filter(({ engagementId }) => engagementId === null).map(({ role }) => role as Role)
  return [...new Set([seat.role as Role, ...granted])]
}

/** Guests see what they were granted; everyone else all but the restricted engagements that do not name them. */
export async function audienceOf({ db }: Pick<Snapshot, 'db'>, seat: Seat): Promise<Audience> {
  const { workspaceId } = seat
  const granted = seat.grants.flatMap(({ engagementId }) => (engagementId === null ? [] : [engagementId]))
  const wholeWorkspace = rolesOf(seat).some((role) => role !== 'GUEST')
  if (!wholeWorkspace) {
    return { workspaceId, wholeWorkspace, engagementIds: [...new Set(granted)].sort(), hiddenEngagementIds: [] }
  }
  const hidden = await db.engagement.findMany({
    where: {
      workspaceId,
      restricted: true,
      id: { notIn: granted },
      members: { none: { membershipId: seat.id } },
      // Not `NOT: { ownerId }`: that is unknown, so not true, for an engagement without an owner.
      OR: [{ ownerId: null }, { ownerId: { not: seat.id } }],
    },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  return { workspaceId, wholeWorkspace, engagementIds: [], hiddenEngagementIds: hidden.map(({ id }) => id) }
}
