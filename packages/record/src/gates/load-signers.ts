import type { Role, Signer, TeamFunction } from '@assay/domain'
import type { Transaction } from '../kernel/database.ts'
import { loadDelegations } from './load-delegations.ts'

type Here = { workspaceId: string; engagementId: string; stage: string; ownerId: string | null; now: Date }

/** People as the signer rules see them on one engagement, by their seats' ids; those without an active seat have no role. */
export async function loadSigners(
  db: Transaction,
  membershipIds: readonly string[],
  here: Here,
): Promise<Map<string, Signer>> {
  const { workspaceId, engagementId, ownerId, now } = here
  const ids = [...new Set(membershipIds)]
  const delegations = await loadDelegations(db, ids, here)
  const seats = await db.membership.findMany({
    where: { workspaceId, id: { in: ids } },
    include: {
      teams: { include: { team: true } },
      grants: {
        where: {
          AND: [
            { OR: [{ validTo: null }, { validTo: { gt: now } }] },
            { OR: [{ engagementId: null }, { engagementId }] },
          ],
        },
      },
    },
  })
  return new Map(
    seats.map((seat) => [
      seat.id,
      {
        id: seat.id,
        name: seat.name,
        roles: seat.status === 'ACTIVE' ? ([seat.role, ...seat.grants.map(({ role }) => role)] as Role[]) : [],
        teams: seat.teams.map(({ team }) => ({ id: team.id, function: team.function as TeamFunction })),
        isUseCaseOwner: seat.id === ownerId,
        delegations: delegations.get(seat.id) ?? [],
      },
    ]),
  )
}
