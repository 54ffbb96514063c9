import { NotReady } from '@assay/domain'
import { recomputeReadiness } from '../gates/recompute-readiness.ts'
import type { Change } from '../kernel/change.ts'
import { aboutOverride, type LockedOverride } from './lock-override.ts'
import { settleFinding } from './settle-finding.ts'

type Taking = { approvedById: string | null; note: string | null }

/** Puts an override in force: the one before it is superseded, and severity, due date and gates follow at once. */
export async function activateOverride(step: Change, locked: LockedOverride, { approvedById, note }: Taking) {
  const { tx, now, announce } = step
  const { override, finding, gateIds } = locked
  const { workspaceId } = override
  if (override.expiresAt !== null && override.expiresAt <= now) {
    const message = 'The end that was proposed has passed. Withdraw it, and propose the override anew'
    throw new NotReady([{ code: 'OVERRIDE_LAPSED', message, subject: `Finding:${finding.id}` }])
  }
  const { findingId, modelVersionId } = override
  await tx.override.updateMany({
    where: { workspaceId, findingId, modelVersionId, status: 'ACTIVE', id: { not: override.id } },
    data: { status: 'SUPERSEDED', endedAt: now, version: { increment: 1 }, updatedAt: now },
  })
  await tx.override.update({
    where: { workspaceId_id: { workspaceId, id: override.id } },
    data: { status: 'ACTIVE', approvedById, decidedAt: now, version: { increment: 1 }, updatedAt: now },
  })
  const changes = await settleFinding(tx, workspaceId, finding.id, now)
  announce({
    kind: 'override.approved',
    ...aboutOverride(locked),
    changes: [{ field: 'overrideStatus', from: 'PROPOSED', to: 'ACTIVE' }, ...changes],
    reason: note,
  })
  await recomputeReadiness(tx, workspaceId, gateIds, now, announce)
}
