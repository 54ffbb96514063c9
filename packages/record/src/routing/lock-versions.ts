import { rowKey } from '../engagements/row-key.ts'
import { gatesTouchedBy } from '../gates/gates-touched-by.ts'
import type { Prisma } from '../generated/client/client.ts'
import type { Transaction } from '../kernel/database.ts'
import { lockGates } from '../kernel/lock-gate.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { mustSee } from '../kernel/visible.ts'

const withTraffic = {
  engagement: true,
  model: true,
  routings: { where: { active: true }, orderBy: [{ startedAt: 'asc' }, { id: 'asc' }] },
} satisfies Prisma.ModelVersionInclude
export type RoutedVersion = Prisma.ModelVersionGetPayload<{ include: typeof withTraffic }>

export type LockedModel = {
  /** The version that was asked for. */
  version: RoutedVersion
  /** Every other version of its model. */
  others: RoutedVersion[]
  /** The gates of the version, locked. */
  gateIds: string[]
}

/**
 * The version with all of its model, so that shares of traffic change one after the other; its gates are locked as by
 * every writer that can change what a routing is authorised on. Throws NotFound.
 */
export async function lockModelOf(tx: Transaction, viewer: Viewer, modelVersionId: string): Promise<LockedModel> {
  const { workspaceId } = viewer
  const row = await tx.modelVersion.findUnique({ where: rowKey(workspaceId, modelVersionId) })
  const { modelId, engagementId, id } = mustSee(row, viewer.audience, 'model version')
  await tx.$queryRaw`
    SELECT id FROM model WHERE workspace_id = ${workspaceId}::uuid AND id = ${modelId}::uuid FOR NO KEY UPDATE`
  const gateIds = await gatesTouchedBy(tx, workspaceId, { engagementId, modelVersionId: id })
  await lockGates(tx, workspaceId, gateIds)
  const versions = await tx.modelVersion.findMany({
    where: { workspaceId, modelId },
    include: withTraffic,
    orderBy: [{ registeredAt: 'asc' }, { id: 'asc' }],
  })
  const version = versions.find((each) => each.id === id)
  if (version === undefined) throw new Error('A version that was just read is not there')
  return { version, others: versions.filter((each) => each.id !== id), gateIds }
}

export function nameOf({ model, label }: Pick<RoutedVersion, 'model' | 'label'>): string {
  return `${model.name} ${label}`
}
