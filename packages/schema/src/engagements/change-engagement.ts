import { changeEngagement, classifyEngagement } from '@assay/record'
import { builder } from '../builder.ts'
import { command } from '../command.ts'
import { given } from '../given.ts'
import { idOf } from '../id-of.ts'
import { refusals } from '../refusal.ts'
import { keyOf, selected } from '../selected.ts'
import { ClassificationInput } from './classification.ts'
import { Engagement } from './engagement.ts'

const ChangeEngagementInput = builder.inputType('ChangeEngagementInput', {
  fields: (t) => ({
    engagementId: t.globalID({ required: true }),
    expectedVersion: t.int({ required: true }),
    name: t.string(),
    purpose: t.string(),
    ownerId: t.globalID({ description: 'Null leaves the use case without an owner.' }),
    tier: t.int(),
    dataSources: t.string(),
    servingStack: t.string(),
    vendor: t.string({ description: 'Null says that it is built in house.' }),
    hasTools: t.boolean(),
    restricted: t.boolean(),
  }),
})

builder.mutationField('changeEngagement', (t) =>
  t.prismaField({
    type: Engagement,
    errors: refusals,
    args: { input: t.arg({ type: ChangeEngagementInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const { engagementId, ownerId, ...rest } = given(input)
      const id = await command(context, 'changeEngagement', input, (viewer) =>
        changeEngagement(context.record, viewer, {
          ...rest,
          engagementId: idOf(engagementId, 'Engagement', ['engagementId']),
          // For these two, null is a value.
          ...(input.ownerId === null ? { ownerId: null } : {}),
          ...(ownerId === undefined ? {} : { ownerId: idOf(ownerId, 'Membership', ['ownerId']) }),
          ...(input.vendor === null ? { vendor: null } : {}),
        }),
      )
      return context.snapshot.db.engagement.findUniqueOrThrow({ ...selected(query), where: keyOf(context, id) })
    },
  }),
)

const ClassifyEngagementInput = builder.inputType('ClassifyEngagementInput', {
  fields: (t) => ({
    engagementId: t.globalID({ required: true }),
    expectedVersion: t.int({ required: true }),
    classification: t.field({ type: ClassificationInput, required: true }),
  }),
})

builder.mutationField('classifyEngagement', (t) =>
  t.prismaField({
    type: Engagement,
    errors: refusals,
    args: { input: t.arg({ type: ClassifyEngagementInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await command(context, 'classifyEngagement', input, (viewer) =>
        classifyEngagement(context.record, viewer, {
          engagementId: idOf(input.engagementId, 'Engagement', ['engagementId']),
          expectedVersion: input.expectedVersion,
          classification: given(input.classification),
        }),
      )
      return context.snapshot.db.engagement.findUniqueOrThrow({ ...selected(query), where: keyOf(context, id) })
    },
  }),
)
