import { Conflict } from '@assay/domain'
import { change } from '../kernel/change.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import { systemViewer } from '../workspaces/system-viewer.ts'
import { exclusively } from './exclusively.ts'
import { lockMembers } from './lock-members.ts'
import { mustBeFit } from './member-input.ts'
import { mustOwnAccount } from './must-own-account.ts'
import { seatMember } from './seat-member.ts'
import { mustStand, type StandingInvitation } from './standing-invitation.ts'
import { tries } from './tries.ts'

export type AcceptInvitation = {
  token: string
  /** The person's own spelling of their name; the invitation's when it is not given. */
  name?: string
  /** A new account's password, or the one of the account that the address has. */
  password: string
}

/** Seats the person who holds the link, once. Answers with the address to sign in with. */
export async function acceptInvitation(record: EngagementRecord, input: AcceptInvitation): Promise<{ email: string }> {
  const invitation = await mustStand(record, input.token)
  const { name, password } = mustBeFit({ name: input.name ?? invitation.name, password: input.password })
  const { email } = invitation
  // By address: two links for one person must not make two accounts.
  return exclusively(record, `account ${email}`, async () => {
    const userId = await tries.guard(`invitation ${invitation.id}`, record.now(), () =>
      mustOwnAccount(record, { name, email, password }),
    )
    await seat(record, invitation, userId, name)
    return { email }
  })
}

function seat(record: EngagementRecord, invitation: StandingInvitation, userId: string, name: string) {
  const { workspaceId, id, email, role, teamIds } = invitation
  return change(record, systemViewer(workspaceId), async function acceptInvitation({ tx, now, announce }) {
    await lockMembers(tx, workspaceId)
    const { count } = await tx.invitation.updateMany({
      where: { workspaceId, id, acceptedAt: null, revokedAt: null, expiresAt: { gt: now } },
      data: { acceptedAt: now, version: { increment: 1 }, updatedAt: now },
    })
    if (count === 0) throw new Conflict('This invitation was accepted or withdrawn a moment ago. Ask for a new one.')
    const membershipId = await seatMember(tx, { workspaceId, userId, name, email, role, teamIds, now })
    announce({
      kind: 'member.joined',
      subject: { type: 'Membership', id: membershipId },
      changes: [
        { field: 'name', from: null, to: name },
        { field: 'role', from: null, to: role },
      ],
      refs: { invitationId: id },
      by: { type: 'MEMBERSHIP', id: membershipId, name },
    })
    return membershipId
  })
}
