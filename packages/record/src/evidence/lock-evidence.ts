import type { Act } from '@assay/domain'
import { rowKey } from '../engagements/row-key.ts'
import { gatesTouchedBy } from '../gates/gates-touched-by.ts'
import { mustBeAllowed } from '../identity/must-be-allowed.ts'
import type { Change } from '../kernel/change.ts'
import type { Transaction } from '../kernel/database.ts'
import { lockGates } from '../kernel/lock-gate.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { mustSee } from '../kernel/visible.ts'

/** The evidence for someone who may do this to it, with the locks of its gates first, then of itself. */
export async function lockEvidence({ tx }: Pick<Change, 'tx'>, viewer: Viewer, evidenceId: string, act: Act) {
  const { workspaceId } = viewer
  const where = rowKey(workspaceId, evidenceId)
  const seen = mustSee(await tx.evidence.findUnique({ where }), viewer.audience, 'evidence')
  mustBeAllowed(viewer, act, seen.engagementId)
  const touched = await gatesTouchedBy(tx, workspaceId, seen)
  await lockGates(tx, workspaceId, touched)
  await lockRow(tx, workspaceId, seen.id)
  return { evidence: await readEvidence(tx, workspaceId, seen.id), touched }
}

function lockRow(tx: Transaction, workspaceId: string, id: string) {
  return tx.$queryRaw`
    SELECT id FROM evidence WHERE workspace_id = ${workspaceId}::uuid AND id = ${id}::uuid FOR UPDATE`
}

export function readEvidence(tx: Transaction, workspaceId: string, id: string) {
  return tx.evidence.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id } },
    include: { evidenceType: true, revisions: { orderBy: { revision: 'desc' }, take: 1 } },
  })
}

export type LockedEvidence = Awaited<ReturnType<typeof readEvidence>>
