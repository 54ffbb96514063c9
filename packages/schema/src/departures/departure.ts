import { departureKinds, type DepartureItem as Item, type Departure as Left, readDeparture } from '@assay/record'
import { present } from '../batched.ts'
import { builder } from '../builder.ts'
import { idOf } from '../id-of.ts'
import { Membership } from '../identity/membership.ts'
import { memberOf } from '../row-loaders.ts'

const DepartureKind = builder.enumType('DepartureKind', { values: departureKinds })

const DepartureItem = builder.objectRef<Item>('DepartureItem').implement({
  fields: (t) => ({
    kind: t.field({ type: DepartureKind, resolve: ({ kind }) => kind }),
    label: t.exposeString('label'),
    detail: t.exposeString('detail'),
    key: t.exposeString('key', { nullable: true, description: 'The short key under which it is found.' }),
    engagementKey: t.exposeString('engagementKey', { nullable: true }),
    moves: t.exposeBoolean('moves', { description: 'A successor takes it with the hand-over.' }),
  }),
})

export const Departure = builder.objectRef<Left>('Departure').implement({
  description: 'What would be orphaned if this person left.',
  fields: (t) => ({
    member: t.field({
      type: Membership,
      resolve: async ({ membershipId }, _args, context) => present(await memberOf(context, membershipId)),
    }),
    items: t.field({ type: [DepartureItem], resolve: ({ items }) => items }),
    hidden: t.exposeInt('hidden', { description: 'Engagements of theirs that you do not see.' }),
  }),
})

builder.queryField('departure', (t) =>
  t.field({
    type: Departure,
    args: { memberId: t.arg.globalID({ required: true }) },
    resolve: (_root, { memberId }, { record, snapshot, audience }) =>
      readDeparture(snapshot, audience, idOf(memberId, 'Membership', ['memberId']), record.now()),
  }),
)
