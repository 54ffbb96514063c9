import { InvalidInput, NotFound, type Role } from '@assay/domain'
import { change } from '../kernel/change.ts'
import type { Transaction } from '../kernel/database.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { mustSee } from '../kernel/visible.ts'
import { lockMembers, mustKeepAnAdministrator } from './lock-members.ts'
import { mustBeAllowed } from './must-be-allowed.ts'
import { mustFitRole } from './settle-guest-grants.ts'

export type GiveGrant = {
  membershipId: string
  role: Role
  /** Null grants the role in the whole workspace. */
  engagementId?: string | null
  /** Null: until withdrawn. */
  validTo?: Date | null
}

/** Gives a member a further role, or sets a new end to one they hold. Answers with the membership's id. */
export function giveGrant(record: EngagementRecord, viewer: Viewer, input: GiveGrant) {
  return change(record, viewer, async function giveGrant({ tx, now, announce }) {
    const { workspaceId } = viewer
    const { role, engagementId = null, validTo = null } = input
    mustBeAllowed(viewer, 'ADMINISTER')
    await lockMembers(tx, workspaceId)
    const member = await tx.membership.findUnique({
      where: { workspaceId_id: { workspaceId, id: input.membershipId } },
    })
    if (member === null) throw new NotFound('member')
    const engagement = engagementId === null ? null : await visibleEngagement(tx, viewer, engagementId)
    mustFitRole(member, role, engagementId)
    if (validTo !== null && validTo <= now) {
      throw new InvalidInput([{ path: ['validTo'], message: 'Choose a date in the future.' }])
    }

    const known = await tx.grant.findFirst({ where: { workspaceId, membershipId: member.id, role, engagementId } })
    const grant =
      known === null
        ? await tx.grant.create({
            data: { workspaceId, membershipId: member.id, role, engagementId, validTo, createdAt: now, updatedAt: now },
          })
        : await tx.grant.update({
            where: { workspaceId_id: { workspaceId, id: known.id } },
            data: { validTo, version: { increment: 1 }, updatedAt: now },
          })
    await mustKeepAnAdministrator(tx, workspaceId)
    announce({
      kind: 'grant.given',
      subject: { type: 'Membership', id: member.id },
      engagementId,
      changes: [
        { field: 'grant', from: null, to: engagement === null ? role : `${role} on ${engagement.key}` },
        ...(validTo === null ? [] : [{ field: 'validTo', from: null, to: validTo.toISOString() }]),
      ],
      refs: { grantId: grant.id },
    })
    return member.id
  })
}

async function visibleEngagement(tx: Transaction, { workspaceId, audience }: Viewer, id: string) {
  const found = await tx.engagement.findUnique({ where: { workspaceId_id: { workspaceId, id } } })
  return mustSee(found === null ? null : { engagementId: found.id, key: found.key }, audience, 'engagement')
}
