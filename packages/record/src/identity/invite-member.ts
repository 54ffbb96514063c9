import { randomBytes } from 'node:crypto'
import { Conflict, NotFound, type Role } from '@assay/domain'
import { change } from '../kernel/change.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { lockMembers } from './lock-members.ts'
import { mustBeFit, normalEmail } from './member-input.ts'
import { mustBeAllowed, seatOf } from './must-be-allowed.ts'
import { hashToken } from './token-secret.ts'

export type InviteMember = { email: string; name: string; role: Role; teamIds?: readonly string[] }
/** The link is known here and to the mail only: the record keeps its hash. */
export type InvitationIssued = { invitationId: string; link: string }

const days = 7

/** Invites one person by mail; a new invitation replaces the one that the address had. */
export async function inviteMember(
  record: EngagementRecord,
  viewer: Viewer,
  input: InviteMember,
): Promise<InvitationIssued> {
  let issued: { token: string; email: string; workspace: string } | null = null
  const invitationId = await change(record, viewer, async function inviteMember({ tx, now, announce }) {
    const { workspaceId } = viewer
    mustBeAllowed(viewer, 'ADMINISTER')
    const { name, email: given } = mustBeFit({ name: input.name, email: input.email })
    const email = normalEmail(given)
    const teamIds = [...new Set(input.teamIds ?? [])]
    if ((await tx.team.count({ where: { workspaceId, id: { in: teamIds } } })) !== teamIds.length) {
      throw new NotFound('team', ['teamIds'])
    }
    await lockMembers(tx, workspaceId)
    const seated = await tx.membership.findUnique({ where: { workspaceId_email: { workspaceId, email } } })
    if (seated?.status === 'ACTIVE' || seated?.status === 'SUSPENDED') {
      const what = seated.status === 'ACTIVE' ? 'is a member already' : 'is suspended. Lift that instead'
      throw new Conflict(`${seated.name} ${what}.`, [], 'ALREADY_EXISTS')
    }
    await tx.invitation.updateMany({
      where: { workspaceId, email, acceptedAt: null, revokedAt: null },
      data: { revokedAt: now, version: { increment: 1 }, updatedAt: now },
    })
    const token = randomBytes(32).toString('base64url')
    const invitation = await tx.invitation.create({
      data: {
        workspaceId,
        email,
        name,
        role: input.role,
        teamIds,
        tokenHash: Uint8Array.from(hashToken(token)),
        invitedById: seatOf(viewer),
        expiresAt: new Date(now.getTime() + days * 86_400_000),
        createdAt: now,
        updatedAt: now,
      },
    })
    const { name: workspace } = await tx.workspace.findUniqueOrThrow({ where: { id: workspaceId } })
    announce({
      kind: 'member.invited',
      subject: { type: 'Workspace', id: workspaceId },
      changes: [
        { field: 'name', from: null, to: name },
        { field: 'role', from: null, to: input.role },
      ],
      refs: { invitationId: invitation.id },
    })
    issued = { token, email, workspace }
    return invitation.id
  })
  return { invitationId, link: await sendLink(record, viewer, issued) }
}

async function sendLink(
  { mail, log, publicUrl }: EngagementRecord,
  viewer: Viewer,
  issued: { token: string; email: string; workspace: string } | null,
): Promise<string> {
  if (issued === null) {
    throw new Conflict(
      'An earlier try with this key made the invitation, and its link is not shown again. Invite once more for a new one.',
      [],
      'ALREADY_EXISTS',
    )
  }
  const link = `${publicUrl}/invite/${issued.token}`
  try {
    await mail.send({
      to: issued.email,
      subject: `Join ${issued.workspace} on Assay`,
      text: `${viewer.actor.name} invites you to ${issued.workspace}.\nOpen this link within ${days} days:\n${link}`,
    })
  } catch (error) {
    // The invitation stands and whoever made it holds the link, so it can be handed over by other means.
    log.error({ err: error }, 'an invitation could not be mailed')
  }
  return link
}
