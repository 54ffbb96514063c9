import { movesFigures } from '@assay/domain'
import { type ModelVersionFilter as Filter, modelVersionWhere } from '@assay/record'
import { builder } from '../builder.ts'
import { given } from '../given.ts'
import { idOf } from '../id-of.ts'
import { limits } from '../limits/limits.ts'
import { follow } from '../live/live-source.ts'
import { ModelVersionStatus } from './enums.ts'
import { ModelVersion } from './model-version.ts'

const ModelVersionFilter = builder.inputType('ModelVersionFilter', {
  fields: (t) => ({
    engagementId: t.globalID(),
    statuses: t.field({ type: [ModelVersionStatus] }),
    live: t.boolean({ description: 'Serves traffic somewhere.' }),
    unapproved: t.boolean({ description: 'Serves traffic that nobody approved: LEGACY or UNAPPROVED.' }),
    unratified: t.boolean({ description: 'Something was done on call that waits to be ratified.' }),
    toReview: t.boolean({ description: 'A gate was decided by policy, and is sampled for a review.' }),
    withoutRetirement: t.boolean({ description: 'Served once, takes no traffic, and has no retirement gate open.' }),
  }),
})

function filterOf(filter: typeof ModelVersionFilter.$inferInput | null | undefined): Filter {
  const { engagementId, ...rest } = given(filter ?? {})
  return engagementId === undefined
    ? rest
    : { ...rest, engagementId: idOf(engagementId, 'Engagement', ['filter', 'engagementId']) }
}

builder.queryField('modelVersions', (t) =>
  t.prismaConnection({
    type: ModelVersion,
    cursor: 'workspaceId_id',
    description: 'Newest first.',
    args: { filter: t.arg({ type: ModelVersionFilter }) },
    totalCount: (_root, { filter }, { snapshot, audience }) =>
      snapshot.db.modelVersion.count({ where: modelVersionWhere(audience, filterOf(filter)) }),
    resolve: (query, _root, { filter }, { snapshot, audience }) =>
      snapshot.db.modelVersion.findMany({
        ...query,
        where: modelVersionWhere(audience, filterOf(filter)),
        orderBy: [{ registeredAt: 'desc' }, { id: 'desc' }],
      }),
  }),
)

builder.subscriptionField('modelVersions', (t) =>
  t.prismaField({
    type: [ModelVersion],
    description: 'The newest hundred at once, and again, at most four times a second, when something moves a figure.',
    args: { filter: t.arg({ type: ModelVersionFilter }) },
    subscribe: () => follow({ follows: 'figures', moves: ({ kind }) => movesFigures(kind) }),
    resolve: (query, _event, { filter }, { snapshot, audience }) =>
      snapshot.db.modelVersion.findMany({
        ...query,
        where: modelVersionWhere(audience, filterOf(filter)),
        orderBy: [{ registeredAt: 'desc' }, { id: 'desc' }],
        take: limits.pageSize,
      }),
  }),
)
