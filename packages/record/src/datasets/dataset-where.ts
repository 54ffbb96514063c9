import { uuidOr } from '../engagements/row-key.ts'
import type { Prisma } from '../generated/client/client.ts'
import type { Audience } from '../kernel/viewer.ts'
import { visibleInEngagements } from '../kernel/visible.ts'

export type DatasetFilter = { engagementId?: string; search?: string; retentionOver?: boolean }

/** The dataset versions that the filter means, among those that the audience may see. */
export function datasetWhere(
  audience: Audience,
  { engagementId, search, retentionOver }: DatasetFilter,
  now: Date,
): Prisma.DatasetVersionWhereInput {
  const text = search?.trim()
  const contains = { contains: text ?? '', mode: 'insensitive' } as const
  return {
    AND: [
      visibleInEngagements(audience),
      ...(engagementId === undefined ? [] : [{ engagementId: uuidOr(engagementId) }]),
      ...(text
        ? [{ OR: [{ dataset: { name: contains } }, { label: contains }, { source: contains }, { licence: contains }] }]
        : []),
      ...(retentionOver === true ? [{ retentionUntil: { lt: now } }] : []),
    ],
  }
}
