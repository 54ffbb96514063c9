import type { Act } from '@assay/domain'
import { rowKey } from '../engagements/row-key.ts'
import { gatesTouchedBy } from '../gates/gates-touched-by.ts'
import { mustBeAllowed } from '../identity/must-be-allowed.ts'
import type { Change } from '../kernel/change.ts'
import type { Transaction } from '../kernel/database.ts'
import { lockGates } from '../kernel/lock-gate.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { mustSee } from '../kernel/visible.ts'

/**
 * The evidence for someone who may do this to it, with the locks of its gates first, then of itself. `otherId` names
 * further evidence that the same act is about; all locks are taken at once.
 */
export async function lockEvidence(
  { tx }: Pick<Change, 'tx'>,
  viewer: Viewer,
  evidenceId: string,
  act: Act,
  otherId: string = evidenceId,
) {
  const { workspaceId } = viewer
  const see = async (id: string) => {
    const row = await tx.evidence.findUnique({ where: rowKey(workspaceId, id) })
    const seen = mustSee(row, viewer.audience, 'evidence')
    mustBeAllowed(viewer, act, seen.engagementId)
    return { id: seen.id, gates: await gatesTouchedBy(tx, workspaceId, seen) }
  }
  const seen = await see(evidenceId)
  const beside = otherId === evidenceId ? seen : await see(otherId)
  const touched = [...new Set([...seen.gates, ...beside.gates])].sort()
  await lockGates(tx, workspaceId, touched)
  await lockRows(tx, workspaceId, [seen.id, beside.id])
  const evidence = await readEvidence(tx, workspaceId, seen.id)
  const other = beside.id === seen.id ? evidence : await readEvidence(tx, workspaceId, beside.id)
  return { evidence, other, touched }
}

function lockRows(tx: Transaction, workspaceId: string, ids: readonly string[]) {
  return tx.$queryRaw`
    SELECT id FROM evidence WHERE workspace_id = ${workspaceId}::uuid AND id = ANY(${[...ids]}::uuid[])
    ORDER BY id FOR UPDATE`
}

export function readEvidence(tx: Transaction, workspaceId: string, id: string) {
  return tx.evidence.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id } },
    include: { evidenceType: true, revisions: { orderBy: { revision: 'desc' }, take: 1 } },
  })
}

export type LockedEvidence = Awaited<ReturnType<typeof readEvidence>>
