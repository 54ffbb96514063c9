import type { Signer } from '@assay/domain'
import type { Transaction } from '../kernel/database.ts'
import { loadSigners } from './load-signers.ts'

type Gate = {
  workspaceId: string
  engagementId: string
  stage: string
  engagement: { ownerId: string | null }
}

/** Everyone else who may sign on this engagement: with one of them who is not tied, nobody signs alone (rule 2). */
export async function loadCandidates(db: Transaction, gate: Gate, signerId: string, now: Date): Promise<Signer[]> {
  const { workspaceId, engagementId, stage } = gate
  const inForce = { OR: [{ validTo: null }, { validTo: { gt: now } }] }
  const here = { OR: [{ engagementId: null }, { engagementId }] }
  const seats = await db.membership.findMany({
    where: {
      workspaceId,
      status: 'ACTIVE',
      id: { not: signerId },
      OR: [{ role: 'SIGNER' }, { grants: { some: { role: 'SIGNER', AND: [inForce, here] } } }],
    },
    select: { id: true },
  })
  const people = await loadSigners(
    db,
    seats.map(({ id }) => id),
    { workspaceId, engagementId, stage, ownerId: gate.engagement.ownerId, now },
  )
  return [...people.values()]
}
