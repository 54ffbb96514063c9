import type { RiskClass as Class } from '@assay/domain'
import { builder } from '../builder.ts'
import { Membership } from '../identity/membership.ts'
import { inEngagement } from '../tenant-node.ts'
import { RiskClass } from './enums.ts'

export const Classification = builder.prismaNode('Classification', {
  ...inEngagement,
  description: 'The risk class of a use case under one jurisdiction; the newest holds.',
  fields: (t) => ({
    jurisdiction: t.exposeString('jurisdiction'),
    riskClass: t.field({ type: RiskClass, resolve: ({ riskClass }) => riskClass as Class }),
    annexPoint: t.exposeString('annexPoint', { nullable: true }),
    article50: t.exposeBoolean('article50', { description: 'The transparency duties of Article 50 apply as well.' }),
    rationale: t.exposeString('rationale'),
    decidedBy: t.relation('decidedBy', { type: Membership }),
    decidedAt: t.expose('decidedAt', { type: 'DateTime' }),
  }),
})

export const ClassificationInput = builder.inputType('ClassificationInput', {
  fields: (t) => ({
    riskClass: t.field({ type: RiskClass, required: true }),
    annexPoint: t.string(),
    article50: t.boolean(),
    rationale: t.string({ required: true }),
  }),
})
