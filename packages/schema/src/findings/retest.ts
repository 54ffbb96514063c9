import type { RetestStatus as Status } from '@assay/domain'
import { present } from '../batched.ts'
import { builder } from '../builder.ts'
import { Membership } from '../identity/membership.ts'
import { ModelVersion } from '../models/model-version.ts'
import { memberOf, modelVersionOf } from '../row-loaders.ts'
import { ownedBy } from '../tenant-node.ts'
import { RetestStatus } from './enums.ts'

export const Retest = builder.prismaNode('Retest', {
  ...ownedBy('finding', 'findingId'),
  description: 'A verification cycle paired to the finding on a named model version.',
  fields: (t) => ({
    status: t.field({ type: RetestStatus, resolve: ({ status }) => status as Status }),
    modelVersion: t.field({
      type: ModelVersion,
      nullable: true,
      resolve: ({ modelVersionId }, _args, context) =>
        modelVersionId === null ? null : modelVersionOf(context, modelVersionId),
    }),
    requestedBy: t.field({
      type: Membership,
      resolve: async ({ requestedById }, _args, context) => present(await memberOf(context, requestedById)),
    }),
    tester: t.field({
      type: Membership,
      nullable: true,
      resolve: ({ testerId }, _args, context) => (testerId === null ? null : memberOf(context, testerId)),
    }),
    attempts: t.exposeInt('attempts', { nullable: true }),
    successes: t.exposeInt('successes', { nullable: true }),
    threshold: t.exposeInt('threshold', { nullable: true }),
    judge: t.exposeString('judge', { nullable: true }),
    notes: t.exposeString('notes'),
    requestedAt: t.expose('requestedAt', { type: 'DateTime' }),
    performedAt: t.expose('performedAt', { type: 'DateTime', nullable: true }),
  }),
})
