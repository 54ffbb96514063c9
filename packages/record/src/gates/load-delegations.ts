import type { Delegation, Seat, TeamFunction } from '@assay/domain'
import type { Prisma } from '../generated/client/client.ts'
import type { Transaction } from '../kernel/database.ts'

type Here = { workspaceId: string; engagementId: string; stage: string; ownerId: string | null; now: Date }

const whole = {
  team: true,
  givenBy: { include: { teams: { select: { teamId: true } } } },
} satisfies Prisma.DelegationInclude
type Row = Prisma.DelegationGetPayload<{ include: typeof whole }>

/** The delegations in force for one gate, by who holds them. One ends with the seat of the person who gave it. */
export async function loadDelegations(
  db: Transaction,
  membershipIds: readonly string[],
  { workspaceId, engagementId, stage, ownerId, now }: Here,
): Promise<Map<string, Delegation[]>> {
  if (membershipIds.length === 0) return new Map()
  const rows = await db.delegation.findMany({
    where: {
      workspaceId,
      givenToId: { in: [...membershipIds] },
      revokedAt: null,
      validFrom: { lte: now },
      validTo: { gt: now },
      AND: [{ OR: [{ stage: null }, { stage }] }, { OR: [{ engagementId: null }, { engagementId }] }],
    },
    include: whole,
  })
  const held = new Map<string, Delegation[]>()
  for (const row of rows.filter((each) => isStillSeated(each, ownerId))) {
    const { givenToId, validFrom, validTo } = row
    held.set(givenToId, [...(held.get(givenToId) ?? []), { of: seatOf(row), validFrom, validTo }])
  }
  return held
}

function isStillSeated({ seat, teamId, givenBy }: Row, ownerId: string | null): boolean {
  if (givenBy.status !== 'ACTIVE') return false
  return seat === 'TEAM' ? givenBy.teams.some((each) => each.teamId === teamId) : givenBy.id === ownerId
}

function seatOf({ team }: Row): Seat {
  return team === null
    ? { kind: 'USE_CASE_OWNER', name: 'The use-case owner' }
    : { kind: 'TEAM', teamId: team.id, function: team.function as TeamFunction, name: team.name }
}
