import { recomputeReadiness } from '../gates/recompute-readiness.ts'
import type { Change } from '../kernel/change.ts'
import { lockGates } from '../kernel/lock-gate.ts'

/** The person came or went: gates whose cells name them have another holder of the A than before, or none. */
export async function recomputeGatesNaming(
  { tx, viewer: { workspaceId }, now, announce }: Pick<Change, 'tx' | 'viewer' | 'now' | 'announce'>,
  membershipId: string,
): Promise<void> {
  const cells = await tx.responsibility.findMany({
    where: { workspaceId, membershipId, scope: 'GATE' },
    select: { scopeCode: true, engagementId: true },
  })
  if (cells.length === 0) return
  const gates = await tx.gate.findMany({
    where: {
      workspaceId,
      OR: cells.map(({ scopeCode: stage, engagementId }) =>
        engagementId === null ? { stage } : { stage, engagementId },
      ),
    },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  const ids = gates.map(({ id }) => id)
  await lockGates(tx, workspaceId, ids)
  await recomputeReadiness(tx, workspaceId, ids, now, announce)
}
