import {
  isOverrideInForce,
  type OverrideStatus as Status,
  severityOfRank,
  type OverrideType as Type,
} from '@assay/domain'
import { present } from '../batched.ts'
import { builder } from '../builder.ts'
import { Membership } from '../identity/membership.ts'
import { ModelVersion } from '../models/model-version.ts'
import { memberOf, modelVersionOf } from '../row-loaders.ts'
import { ownedBy } from '../tenant-node.ts'
import { OverrideStatus, OverrideType, Severity } from './enums.ts'

export const Override = builder.prismaNode('Override', {
  ...ownedBy('finding', 'findingId'),
  description: 'A deliberate suppression or severity change with rationale, owner and expiry.',
  fields: (t) => ({
    type: t.field({ type: OverrideType, resolve: ({ type }) => type as Type }),
    status: t.field({ type: OverrideStatus, resolve: ({ status }) => status as Status }),
    rationale: t.exposeString('rationale'),
    severity: t.field({
      type: Severity,
      nullable: true,
      description: 'What a SEVERITY_ADJUSTED makes of it.',
      resolve: ({ severity }) => (severity === null ? null : severityOfRank(severity)),
    }),
    proposedBy: t.field({
      type: Membership,
      resolve: async ({ proposedById }, _args, context) => present(await memberOf(context, proposedById)),
    }),
    approvedBy: t.field({
      type: Membership,
      nullable: true,
      resolve: ({ approvedById }, _args, context) => (approvedById === null ? null : memberOf(context, approvedById)),
    }),
    proposedAt: t.expose('proposedAt', { type: 'DateTime' }),
    decidedAt: t.expose('decidedAt', { type: 'DateTime', nullable: true }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', nullable: true }),
    modelVersion: t.field({
      type: ModelVersion,
      nullable: true,
      resolve: ({ modelVersionId }, _args, context) =>
        modelVersionId === null ? null : modelVersionOf(context, modelVersionId),
    }),
    inForce: t.boolean({
      resolve: ({ status, expiresAt }, _args, { now }) =>
        isOverrideInForce({ status: status as Status, until: expiresAt }, now()),
    }),
  }),
})
