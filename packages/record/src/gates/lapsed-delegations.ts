import { change } from '../kernel/change.ts'
import { read } from '../kernel/read.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import { systemViewer } from '../workspaces/system-viewer.ts'

/**
 * States the end of each delegation that lapsed, so that open screens hear of it. A signer never depends on it: a
 * decision asks at its own moment whether the delegation holds.
 */
export async function endLapsedDelegations(
  record: EngagementRecord,
  workspaceId: string,
  now: Date = record.now(),
): Promise<void> {
  const where = { workspaceId, revokedAt: null, validTo: { lte: now } }
  const due = await read(record, workspaceId, ({ db }) => db.delegation.count({ where }))
  if (due === 0) return
  await change(
    record,
    systemViewer(workspaceId),
    async function endLapsedDelegations({ tx, announce, nothingChanged }) {
      const lapsed = await tx.delegation.findMany({ where, include: { givenTo: true }, orderBy: { validTo: 'asc' } })
      if (lapsed.length === 0) nothingChanged()
      for (const { id, validTo, engagementId, givenTo } of lapsed) {
        await tx.delegation.update({
          where: { workspaceId_id: { workspaceId, id } },
          data: { revokedAt: validTo, version: { increment: 1 }, updatedAt: now },
        })
        announce({
          kind: 'delegation.ended',
          subject: { type: 'Delegation', id },
          engagementId,
          changes: [{ field: 'delegate', from: givenTo.name, to: null }],
          refs: { delegationId: id, membershipId: givenTo.id },
        })
      }
      return workspaceId
    },
  )
}
