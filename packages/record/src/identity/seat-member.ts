import { Conflict, type Role } from '@assay/domain'
import type { Transaction } from '../kernel/database.ts'

export type SeatMember = {
  workspaceId: string
  userId: string
  name: string
  email: string
  role: Role
  /** Further roles in the whole workspace. */
  grants?: readonly Role[]
  teamIds?: readonly string[]
  now: Date
}

/**
 * Seats an account in the workspace and answers with the membership's id. Whoever was removed gets their old seat back,
 * without its old teams and grants. Throws Conflict when the address is seated already.
 */
export async function seatMember(tx: Transaction, member: SeatMember): Promise<string> {
  const { workspaceId, userId, name, email, role, grants = [], teamIds = [], now } = member
  const earlier = await tx.membership.findUnique({ where: { workspaceId_email: { workspaceId, email } } })
  if (earlier?.status === 'ACTIVE' || earlier?.status === 'SUSPENDED') {
    throw new Conflict(`${earlier.name} has a seat in this workspace already. Sign in.`, [], 'ALREADY_EXISTS')
  }
  const data = { userId, name, role, status: 'ACTIVE', updatedAt: now }
  const { id } =
    earlier === null
      ? await tx.membership.create({ data: { workspaceId, email, ...data, createdAt: now } })
      : await tx.membership.update({
          where: { workspaceId_id: { workspaceId, id: earlier.id } },
          data: { ...data, version: { increment: 1 } },
        })
  if (earlier !== null) {
    await tx.teamMember.deleteMany({ where: { workspaceId, membershipId: id } })
    await tx.grant.deleteMany({ where: { workspaceId, membershipId: id } })
  }
  // A team may have gone since the invitation was written.
  const teams = await tx.team.findMany({ where: { workspaceId, id: { in: [...teamIds] } }, select: { id: true } })
  await tx.teamMember.createMany({ data: teams.map((team) => ({ workspaceId, teamId: team.id, membershipId: id })) })
  await tx.grant.createMany({
    data: grants.map((granted) => ({ workspaceId, membershipId: id, role: granted, createdAt: now, updatedAt: now })),
  })
  return id
}
