import { activityWhere } from '@assay/record'
import { builder } from '../builder.ts'
import { idOf } from '../id-of.ts'
import { Activity } from './activity.ts'

const ActivityFilter = builder.inputType('ActivityFilter', {
  fields: (t) => ({
    kinds: t.stringList(),
    actorId: t.globalID(),
    engagementId: t.globalID(),
    subjectKey: t.string({ description: 'The short key of an object, e.g. F-12: its own facts and those about it.' }),
    from: t.field({ type: 'DateTime' }),
    to: t.field({ type: 'DateTime' }),
    upTo: t.int({ description: 'The log as far as this number, so that a permalink opens at its fact.' }),
  }),
})

builder.queryField('activity', (t) =>
  t.prismaConnection({
    type: Activity,
    cursor: 'workspaceId_seq',
    description: 'The log, newest first.',
    args: { filter: t.arg({ type: ActivityFilter }) },
    totalCount: (_root, { filter }, { snapshot, audience }) =>
      snapshot.db.activity.count({ where: activityWhere(audience, filterOf(filter)) }),
    resolve: (query, _root, { filter }, { snapshot, audience }) =>
      snapshot.db.activity.findMany({
        ...query,
        where: activityWhere(audience, filterOf(filter)),
        orderBy: { seq: 'desc' },
      }),
  }),
)

type FilterInput = typeof ActivityFilter.$inferInput | null | undefined

function filterOf(filter: FilterInput) {
  return {
    ...(filter?.kinds ? { kinds: filter.kinds } : {}),
    ...(filter?.actorId ? { actorId: filter.actorId.id } : {}),
    ...(filter?.engagementId
      ? { engagementId: idOf(filter.engagementId, 'Engagement', ['filter', 'engagementId']) }
      : {}),
    ...(filter?.subjectKey ? { subjectKey: filter.subjectKey } : {}),
    ...(filter?.from ? { from: filter.from } : {}),
    ...(filter?.to ? { to: filter.to } : {}),
    ...(filter?.upTo == null ? {} : { upTo: filter.upTo }),
  }
}
