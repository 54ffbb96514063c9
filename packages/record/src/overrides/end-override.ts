import type { ActivityKind, OverrideStatus } from '@assay/domain'
import { recomputeReadiness } from '../gates/recompute-readiness.ts'
import type { Change } from '../kernel/change.ts'
import { aboutOverride, type LockedOverride } from './lock-override.ts'
import { settleFinding } from './settle-finding.ts'

type End = {
  to: OverrideStatus
  kind: ActivityKind
  by: string | null
  reason: string | null
  at: Date
}

/**
 * Ends an override, be it proposed or in force. Rule 5: one that was in force puts the finding back in play in the same
 * transaction, with its severity and its due date, and turns the approvals that leaned on it.
 */
export async function endOverride(step: Pick<Change, 'tx' | 'announce'>, locked: LockedOverride, end: End) {
  const { tx, announce } = step
  const { override, finding, gateIds } = locked
  const { workspaceId } = override
  const wasInForce = override.status === 'ACTIVE'
  await tx.override.update({
    where: { workspaceId_id: { workspaceId, id: override.id } },
    data: {
      status: end.to,
      closedById: end.by,
      closeReason: end.reason,
      ...(wasInForce ? { endedAt: end.at } : { decidedAt: end.at }),
      version: { increment: 1 },
      updatedAt: end.at,
    },
  })
  const changes = wasInForce ? await settleFinding(tx, workspaceId, finding.id, end.at) : []
  announce({
    kind: end.kind,
    ...aboutOverride(locked),
    changes: [{ field: 'overrideStatus', from: override.status, to: end.to }, ...changes],
    reason: end.reason,
    at: end.at,
  })
  if (wasInForce) await recomputeReadiness(tx, workspaceId, gateIds, end.at, announce)
}
