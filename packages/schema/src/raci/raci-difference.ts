import { InvalidInput, type RaciCell } from '@assay/domain'
import { type RaciChange as Change, readRaciDifference } from '@assay/record'
import { builder } from '../builder.ts'
import { Membership } from '../identity/membership.ts'
import { Team } from '../identity/team.ts'
import { memberOf } from '../row-loaders.ts'
import { RaciCode, ResponsibilityScope } from './enums.ts'
import { matrixOf } from './raci-matrix-key.ts'

const codeOf = (code: string | undefined) => (code ? (code as Exclude<RaciCell, ''>) : null)

const RaciChange = builder.objectRef<Change>('RaciChange').implement({
  description: 'A cell that holds something else at the end than at the beginning.',
  fields: (t) => ({
    scope: t.field({ type: ResponsibilityScope, resolve: ({ scope }) => scope }),
    scopeCode: t.exposeString('scopeCode'),
    name: t.exposeString('name'),
    group: t.exposeString('group'),
    team: t.field({
      type: Team,
      nullable: true,
      description: "Null is the use-case owner's seat.",
      resolve: ({ team }) => team,
    }),
    from: t.field({ type: RaciCode, nullable: true, resolve: ({ before }) => codeOf(before?.code) }),
    to: t.field({ type: RaciCode, nullable: true, resolve: ({ after }) => codeOf(after?.code) }),
    fromPerson: t.field({
      type: Membership,
      nullable: true,
      resolve: ({ before }, _args, context) => (before?.membershipId ? memberOf(context, before.membershipId) : null),
    }),
    toPerson: t.field({
      type: Membership,
      nullable: true,
      resolve: ({ after }, _args, context) => (after?.membershipId ? memberOf(context, after.membershipId) : null),
    }),
    changedBy: t.field({
      type: Membership,
      nullable: true,
      description: 'Who made it what it is at the end.',
      resolve: ({ after }, _args, context) => (after?.changedById ? memberOf(context, after.changedById) : null),
    }),
    changedAt: t.field({ type: 'DateTime', nullable: true, resolve: ({ after }) => after?.since ?? null }),
  }),
})

builder.queryField('raciDifference', (t) =>
  t.field({
    type: [RaciChange],
    description: 'What became of the matrix between two moments; until now, without `to`.',
    args: {
      from: t.arg({ type: 'DateTime', required: true }),
      to: t.arg({ type: 'DateTime' }),
      engagementKey: t.arg.string(),
    },
    resolve: async (_root, { from, to, engagementKey }, context) => {
      if (to != null && to < from) {
        throw new InvalidInput([{ path: ['to'], message: 'The end lies before the beginning. Swap the two.' }])
      }
      const engagementId = await matrixOf(context, engagementKey)
      return readRaciDifference(context.snapshot, context.audience.workspaceId, engagementId, from, to ?? null)
    },
  }),
)
