import { recomputeReadiness } from '../gates/recompute-readiness.ts'
import type { Change } from '../kernel/change.ts'
import { lockGates } from '../kernel/lock-gate.ts'
import type { CellWrite } from './write-cells.ts'

/**
 * Who is accountable for a gate decides who may sign it: whoever changes that takes the gates' locks, so that nobody
 * signs by a matrix that is just being changed, and their readiness follows.
 */
export async function recomputeTouchedGates(
  { tx, viewer: { workspaceId }, now, announce }: Change,
  engagementId: string | null,
  writes: readonly CellWrite[],
): Promise<void> {
  const stages = new Set(writes.filter(matters).map(({ cell }) => cell.scopeCode))
  if (stages.size === 0) return
  const gates = await tx.gate.findMany({
    where: { workspaceId, stage: { in: [...stages] }, ...(engagementId === null ? {} : { engagementId }) },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  const ids = gates.map(({ id }) => id)
  await lockGates(tx, workspaceId, ids)
  await recomputeReadiness(tx, workspaceId, ids, now, announce)
}

function matters({ cell, shown, after }: CellWrite): boolean {
  return cell.scope === 'GATE' && (/[AR]/.test(shown?.code ?? '') || /[AR]/.test(after.code) || after.inherits)
}
