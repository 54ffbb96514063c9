import { InvalidInput, type Role } from '@assay/domain'
import type { Transaction } from '../kernel/database.ts'

type Member = { workspaceId: string; id: string; name: string; role: string }

/**
 * Keeps grants fitting when a member becomes a guest or stops being one. A guest's grants each name an engagement, or
 * they would see the whole workspace; whoever is no guest needs no admission, and it would bind them as a guest there.
 */
export async function settleGuestGrants(tx: Transaction, member: Member, role: Role): Promise<void> {
  const { workspaceId, id: membershipId } = member
  if (role === 'GUEST') {
    const wide = await tx.grant.count({ where: { workspaceId, membershipId, engagementId: null } })
    if (wide === 0) return
    const message = `Withdraw the roles that ${member.name} holds in the whole workspace first.`
    throw new InvalidInput([{ path: ['role'], message }])
  }
  await tx.grant.deleteMany({ where: { workspaceId, membershipId, role: 'GUEST' } })
}

/** Throws InvalidInput when this grant would make a guest a member, or a member a guest. */
export function mustFitRole(member: Member, granted: Role, engagementId: string | null): void {
  if (member.role === 'GUEST' && engagementId === null) {
    const message = `${member.name} is a guest: name the engagement, or change their role instead.`
    throw new InvalidInput([{ path: ['engagementId'], message }])
  }
  if (member.role !== 'GUEST' && granted === 'GUEST') {
    const message = `${member.name} is a member and needs no admission. Change their role to make them a guest.`
    throw new InvalidInput([{ path: ['role'], message }])
  }
}
