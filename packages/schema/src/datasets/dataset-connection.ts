import { movesFigures } from '@assay/domain'
import { datasetWhere, type DatasetFilter as Filter } from '@assay/record'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { given } from '../given.ts'
import { idOf } from '../id-of.ts'
import { follow } from '../live/live-source.ts'
import { DatasetVersion } from './dataset-version.ts'

const DatasetFilter = builder.inputType('DatasetFilter', {
  fields: (t) => ({
    engagementId: t.globalID(),
    search: t.string({ description: 'In the name, the label, the source or the licence.' }),
    retentionOver: t.boolean({ description: 'Kept past the date to which it may be kept.' }),
  }),
})

function filterOf(filter: typeof DatasetFilter.$inferInput | null | undefined): Filter {
  const { engagementId, ...rest } = given(filter ?? {})
  return engagementId === undefined
    ? rest
    : { ...rest, engagementId: idOf(engagementId, 'Engagement', ['filter', 'engagementId']) }
}

const newest = [{ registeredAt: 'desc' as const }, { id: 'desc' as const }]

builder.queryField('datasets', (t) =>
  t.prismaConnection({
    type: DatasetVersion,
    cursor: 'workspaceId_id',
    description: 'Every dataset version, newest first.',
    args: { filter: t.arg({ type: DatasetFilter }) },
    totalCount: (_root, { filter }, { snapshot, audience, now }) =>
      snapshot.db.datasetVersion.count({ where: datasetWhere(audience, filterOf(filter), now()) }),
    resolve: (query, _root, { filter }, { snapshot, audience, now }) =>
      snapshot.db.datasetVersion.findMany({
        ...query,
        where: datasetWhere(audience, filterOf(filter), now()),
        orderBy: newest,
      }),
  }),
)

type Named = { name: string; label: string }

const byName = ({ name, label }: Named, { audience, now }: Context) => ({
  where: { AND: [datasetWhere(audience, {}, now()), { dataset: { name }, label }] },
})

builder.queryField('datasetVersion', (t) =>
  t.prismaField({
    type: DatasetVersion,
    nullable: true,
    args: { name: t.arg.string({ required: true }), label: t.arg.string({ required: true }) },
    resolve: (query, _root, named, context) =>
      context.snapshot.db.datasetVersion.findFirst({ ...query, ...byName(named, context) }),
  }),
)

builder.subscriptionField('datasetVersion', (t) =>
  t.prismaField({
    type: DatasetVersion,
    nullable: true,
    description: 'The dataset version at once, and again, at most four times a second, when something moves a figure.',
    args: { name: t.arg.string({ required: true }), label: t.arg.string({ required: true }) },
    subscribe: () => follow({ follows: 'figures', moves: ({ kind }) => movesFigures(kind) }),
    resolve: (query, _event, named, context) =>
      context.snapshot.db.datasetVersion.findFirst({ ...query, ...byName(named, context) }),
  }),
)

builder.subscriptionField('datasets', (t) =>
  t.prismaField({
    type: [DatasetVersion],
    description: 'The newest hundred at once, and again, at most four times a second, when something moves a figure.',
    args: { filter: t.arg({ type: DatasetFilter }) },
    subscribe: () => follow({ follows: 'figures', moves: ({ kind }) => movesFigures(kind) }),
    resolve: (query, _event, { filter }, { snapshot, audience, now }) =>
      snapshot.db.datasetVersion.findMany({
        ...query,
        where: datasetWhere(audience, filterOf(filter), now()),
        orderBy: newest,
        take: 100,
      }),
  }),
)
