import { InvalidInput, movesFigures } from '@assay/domain'
import { engagementWhere, type EngagementFilter as Filter } from '@assay/record'
import { asOf } from '../as-of.ts'
import { builder } from '../builder.ts'
import { given } from '../given.ts'
import { idOf } from '../id-of.ts'
import { limits } from '../limits/limits.ts'
import { follow } from '../live/live-source.ts'
import { Engagement } from './engagement.ts'
import { EngagementKind, EngagementStatus } from './enums.ts'

const EngagementFilter = builder.inputType('EngagementFilter', {
  fields: (t) => ({
    search: t.string({ description: 'In the name, the key, the purpose or the vendor.' }),
    kinds: t.field({ type: [EngagementKind] }),
    statuses: t.field({ type: [EngagementStatus] }),
    tiers: t.intList(),
    ownerId: t.globalID(),
  }),
})

builder.queryField('engagements', (t) =>
  t.prismaConnection({
    type: Engagement,
    cursor: 'workspaceId_id',
    description: 'The register, in the order of entry.',
    args: { filter: t.arg({ type: EngagementFilter }), asOf: asOf(t) },
    totalCount: (_root, { filter }, { snapshot, audience }) =>
      snapshot.db.engagement.count({ where: engagementWhere(audience, filterOf(filter)) }),
    resolve: (query, _root, { filter }, { snapshot, audience }) =>
      snapshot.db.engagement.findMany({
        ...query,
        where: engagementWhere(audience, filterOf(filter)),
        orderBy: { number: 'asc' },
      }),
  }),
)

builder.subscriptionField('engagements', (t) =>
  t.prismaField({
    type: [Engagement],
    description: 'These engagements at once, and again, at most four times a second, when something of theirs changes.',
    args: { ids: t.arg.globalIDList({ required: true }) },
    subscribe: (_root, { ids }) => {
      if (ids.length > limits.pageSize) {
        const message = `Follow at most ${limits.pageSize} engagements at once.`
        throw new InvalidInput([{ path: ['ids'], message }])
      }
      const followed = new Set(idsOf(ids))
      return follow({
        follows: 'figures',
        moves: ({ kind, engagementId }) => engagementId !== null && followed.has(engagementId) && movesFigures(kind),
      })
    },
    resolve: (query, _event, { ids }, { snapshot, audience }) =>
      snapshot.db.engagement.findMany({
        ...query,
        where: { AND: [engagementWhere(audience), { id: { in: idsOf(ids) } }] },
        orderBy: { number: 'asc' },
      }),
  }),
)

const idsOf = (ids: readonly { typename: string; id: string }[]) => ids.map((id) => idOf(id, 'Engagement', ['ids']))

function filterOf(filter: typeof EngagementFilter.$inferInput | null | undefined): Filter {
  const { ownerId, ...rest } = given(filter ?? {})
  return ownerId === undefined ? rest : { ...rest, ownerId: idOf(ownerId, 'Membership', ['filter', 'ownerId']) }
}
