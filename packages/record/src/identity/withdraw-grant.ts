import { NotFound } from '@assay/domain'
import { change } from '../kernel/change.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { lockMembers, mustKeepAnAdministrator } from './lock-members.ts'
import { mustBeAllowed } from './must-be-allowed.ts'

/** Takes a further role back; it ends with this change, in streams too. Answers with the membership's id. */
export function withdrawGrant(record: EngagementRecord, viewer: Viewer, input: { grantId: string }) {
  return change(record, viewer, async function withdrawGrant({ tx, announce }) {
    const { workspaceId } = viewer
    mustBeAllowed(viewer, 'ADMINISTER')
    await lockMembers(tx, workspaceId)
    const key = { workspaceId_id: { workspaceId, id: input.grantId } }
    const grant = await tx.grant.findUnique({ where: key, include: { engagement: true } })
    if (grant === null) throw new NotFound('grant')
    await tx.grant.delete({ where: key })
    await mustKeepAnAdministrator(tx, workspaceId)
    announce({
      kind: 'grant.withdrawn',
      subject: { type: 'Membership', id: grant.membershipId },
      engagementId: grant.engagementId,
      changes: [
        {
          field: 'grant',
          from: grant.engagement === null ? grant.role : `${grant.role} on ${grant.engagement.key}`,
          to: null,
        },
      ],
      refs: { grantId: grant.id },
    })
    return grant.membershipId
  })
}
