import type { RaciSignature, Responsibility } from '../generated/client/client.ts'
import type { Snapshot } from '../kernel/snapshot.ts'
import { loadCells } from './cells-in-force.ts'
import { digestOfCells, signedCells } from './matrix-digest.ts'

export type RaciSeal = {
  /** Of the programme's matrix as it stands. */
  digest: string
  /** The newest signature. */
  signature: RaciSignature | null
  /** It does not hold any more: the matrix is another than was signed, or was meanwhile. */
  isVoid: boolean
  /** The cell that was changed last since it was signed. */
  changed: Responsibility | null
}

/** Whether security leadership signed the programme's matrix, and whether that still holds. */
export async function readRaciSeal(snapshot: Snapshot, workspaceId: string): Promise<RaciSeal> {
  const cells = await loadCells(snapshot, workspaceId, [], null)
  const digest = digestOfCells(signedCells(cells))
  const signature = await snapshot.db.raciSignature.findFirst({
    where: { workspaceId },
    orderBy: [{ signedAt: 'desc' }, { id: 'desc' }],
  })
  const signedAt = signature?.signedAt ?? null
  const [changed = null] =
    signedAt === null
      ? []
      : cells
          .filter(({ since }) => since > signedAt)
          .toSorted((one, other) => other.since.getTime() - one.since.getTime())
  const isVoid = signature !== null && (changed !== null || signature.digest !== digest)
  return { digest, signature, isVoid, changed }
}
