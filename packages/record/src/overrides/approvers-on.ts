import type { Approver, Role, TeamFunction } from '@assay/domain'
import { audiencesOf } from '../identity/seat.ts'
import type { Transaction } from '../kernel/database.ts'
import { seesEngagement } from '../kernel/visible.ts'

type Where = { workspaceId: string; engagementId: string; ownerId: string | null; now: Date }

/** Everyone with an active seat who sees the engagement, as the rules of approval see them. */
export async function approversOn(
  db: Transaction,
  { workspaceId, engagementId, ownerId, now }: Where,
): Promise<Approver[]> {
  const seats = await db.membership.findMany({
    where: { workspaceId, status: 'ACTIVE' },
    include: {
      teams: { include: { team: true } },
      grants: { where: { OR: [{ validTo: null }, { validTo: { gt: now } }] } },
    },
    orderBy: { name: 'asc' },
  })
  const audiences = await audiencesOf({ db }, workspaceId, seats)
  return seats.flatMap((seat): Approver[] => {
    const audience = audiences.get(seat.id)
    if (audience === undefined || !seesEngagement(audience, engagementId)) return []
    const held = seat.grants.filter((grant) => grant.engagementId === null || grant.engagementId === engagementId)
    return [
      {
        id: seat.id,
        name: seat.name,
        roles: [seat.role, ...held.map(({ role }) => role)] as Role[],
        teams: seat.teams.map(({ team, isLead }) => ({
          id: team.id,
          function: team.function as TeamFunction,
          isLead,
        })),
        isUseCaseOwner: seat.id === ownerId,
      },
    ]
  })
}
