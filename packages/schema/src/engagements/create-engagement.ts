import { createEngagement } from '@assay/record'
import { builder } from '../builder.ts'
import { command } from '../command.ts'
import { given } from '../given.ts'
import { idOf } from '../id-of.ts'
import { refusals } from '../refusal.ts'
import { keyOf, selected } from '../selected.ts'
import { ClassificationInput } from './classification.ts'
import { Engagement } from './engagement.ts'
import { ActorRole, EngagementKind } from './enums.ts'

const CreateEngagementInput = builder.inputType('CreateEngagementInput', {
  fields: (t) => ({
    id: t.id({ description: 'The new engagement’s UUID, when the client drew it already.' }),
    name: t.string({ required: true }),
    kind: t.field({ type: EngagementKind }),
    purpose: t.string(),
    ownerId: t.globalID(),
    actorRole: t.field({ type: ActorRole }),
    tier: t.int({ required: true }),
    dataSources: t.string(),
    servingStack: t.string(),
    vendor: t.string(),
    hasTools: t.boolean(),
    restricted: t.boolean(),
    classification: t.field({ type: ClassificationInput }),
    idempotencyKey: t.string(),
  }),
})

builder.mutationField('createEngagement', (t) =>
  t.prismaField({
    type: Engagement,
    errors: refusals,
    args: { input: t.arg({ type: CreateEngagementInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const { idempotencyKey: _, ownerId, classification, ...rest } = given(input)
      const id = await command(context, 'createEngagement', input, (viewer) =>
        createEngagement(context.record, viewer, {
          ...rest,
          ...(ownerId === undefined ? {} : { ownerId: idOf(ownerId, 'Membership', ['ownerId']) }),
          ...(classification === undefined ? {} : { classification: given(classification) }),
        }),
      )
      return context.snapshot.db.engagement.findUniqueOrThrow({ ...selected(query), where: keyOf(context, id) })
    },
  }),
)
