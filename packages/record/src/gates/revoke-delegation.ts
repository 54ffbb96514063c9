import { Conflict, Denied, isOversight, NotFound } from '@assay/domain'
import { rowKey } from '../engagements/row-key.ts'
import { proseLength, readTexts } from '../engagements/written.ts'
import { mustBeAllowed, objectionTo, seatOf } from '../identity/must-be-allowed.ts'
import { change } from '../kernel/change.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { seesEngagement } from '../kernel/visible.ts'
import { shortened } from './record-decision.ts'

export type RevokeDelegation = { delegationId: string; reason: string }

/**
 * Ends a delegation before its time: who gave it, who holds it, signers of GRC and security leadership, and
 * administrators may. Waits for a signature that is being given by it. Answers with the delegation's id.
 */
export function revokeDelegation(record: EngagementRecord, viewer: Viewer, input: RevokeDelegation) {
  return change(record, viewer, async function revokeDelegation({ tx, now, announce }) {
    const { workspaceId } = viewer
    await tx.$queryRaw`SELECT id FROM delegation WHERE workspace_id = ${workspaceId}::uuid
      AND id = ${rowKey(workspaceId, input.delegationId).workspaceId_id.id}::uuid FOR UPDATE`
    const found = await tx.delegation.findUnique({
      where: rowKey(workspaceId, input.delegationId),
      include: { givenTo: true },
    })
    const { audience } = viewer
    const sees =
      found !== null &&
      (found.engagementId === null ? audience.wholeWorkspace : seesEngagement(audience, found.engagementId))
    if (!sees) throw new NotFound('delegation')
    mustBeAllowed(viewer, 'READ_GATES', found.engagementId)
    mayEnd(viewer, found)
    const texts = readTexts()
    const reason = texts.text(['reason'], input.reason, { longest: proseLength, required: 'Say why it ends early.' })
    texts.done()
    if (found.revokedAt !== null || found.validTo <= now) {
      throw new Conflict('This delegation has ended already. Reload to see it.', [], 'ALREADY_DECIDED')
    }
    await tx.delegation.update({
      where: { workspaceId_id: { workspaceId, id: found.id } },
      data: {
        revokedAt: now,
        revokedById: seatOf(viewer),
        revokedReason: reason,
        version: { increment: 1 },
        updatedAt: now,
      },
    })
    announce({
      kind: 'delegation.revoked',
      subject: { type: 'Delegation', id: found.id },
      engagementId: found.engagementId,
      changes: [{ field: 'delegate', from: found.givenTo.name, to: null }],
      refs: { delegationId: found.id, membershipId: found.givenToId },
      reason: shortened(reason),
    })
    return found.id
  })
}

function mayEnd(
  viewer: Viewer,
  { givenById, givenToId, engagementId }: { givenById: string; givenToId: string; engagementId: string | null },
) {
  const person = viewer.actor.type === 'MEMBERSHIP' ? seatOf(viewer) : null
  if (person === givenById || person === givenToId) return
  const oversees =
    objectionTo(viewer, 'SIGN', engagementId) === null && viewer.teams.some((team) => isOversight(team.function))
  if (oversees || objectionTo(viewer, 'ADMINISTER') === null) return
  throw new Denied(
    'Who gave a delegation, who holds it, GRC, security leadership or an administrator can end it. Ask one of them.',
  )
}
