import { Conflict, NotFound } from '@assay/domain'
import { change } from '../kernel/change.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { mustBeAllowed } from './must-be-allowed.ts'

/** Withdraws an invitation: its link opens nothing any more. Answers with its id. */
export function revokeInvitation(record: EngagementRecord, viewer: Viewer, input: { invitationId: string }) {
  return change(record, viewer, async function revokeInvitation({ tx, now, announce, nothingChanged }) {
    const { workspaceId } = viewer
    mustBeAllowed(viewer, 'ADMINISTER')
    const key = { workspaceId_id: { workspaceId, id: input.invitationId } }
    const invitation = await tx.invitation.findUnique({ where: key })
    if (invitation === null) throw new NotFound('invitation')
    if (invitation.revokedAt !== null) {
      nothingChanged()
      return invitation.id
    }
    const { count } = await tx.invitation.updateMany({
      where: { workspaceId, id: invitation.id, acceptedAt: null, revokedAt: null },
      data: { revokedAt: now, version: { increment: 1 }, updatedAt: now },
    })
    if (count === 0) throw new Conflict(`${invitation.name} accepted it already. Change their seat instead.`)
    announce({
      kind: 'member.changed',
      subject: { type: 'Workspace', id: workspaceId },
      changes: [{ field: 'invitation', from: invitation.name, to: null }],
      refs: { invitationId: invitation.id },
    })
    return invitation.id
  })
}
