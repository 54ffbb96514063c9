import { type ComponentKind, Conflict } from '@assay/domain'
import type { Transaction } from '../kernel/database.ts'
import { identityOf, type Manifest } from './manifest.ts'

/**
 * The rows of a manifest's components, which manifests share by kind, name and release. Throws Conflict when a release
 * is on record with another digest: that is another component.
 */
export async function shareComponents(
  tx: Transaction,
  workspaceId: string,
  { components }: Manifest,
  now: Date,
): Promise<string[]> {
  await tx.component.createMany({
    data: components.map((component) => ({ workspaceId, ...component, createdAt: now, updatedAt: now })),
    skipDuplicates: true,
  })
  const rows = await tx.component.findMany({
    where: { workspaceId, OR: components.map(({ kind, name, release }) => ({ kind, name, release })) },
  })
  const stored = new Map(rows.map((row) => [identityOf({ ...row, kind: row.kind as ComponentKind }), row]))
  const ids: string[] = []
  for (const component of components) {
    const row = stored.get(identityOf(component))
    if (row === undefined) throw new Error('A component that was just shared is not there')
    if (component.digest !== null && row.digest === null) {
      await tx.component.update({
        where: { workspaceId_id: { workspaceId, id: row.id } },
        data: { digest: component.digest, version: { increment: 1 }, updatedAt: now },
      })
    } else if (component.digest !== null && row.digest !== component.digest) {
      throw new Conflict(
        `${component.name} ${component.release} is on record with another digest. Name this one as a release of its own.`,
      )
    }
    ids.push(row.id)
  }
  return ids
}
