import type { GateStage as Stage, Environment as Where } from '@assay/domain'
import { recordBreakGlass, reviewBreakGlass } from '@assay/record'
import { builder } from '../builder.ts'
import { command } from '../command.ts'
import { Engagement } from '../engagements/engagement.ts'
import { GateStage } from '../gates/enums.ts'
import { Gate } from '../gates/gate.ts'
import { given } from '../given.ts'
import { idOf } from '../id-of.ts'
import { Membership } from '../identity/membership.ts'
import { ModelVersion } from '../models/model-version.ts'
import { refusals } from '../refusal.ts'
import { Environment } from '../routing/enums.ts'
import { keyOf, selected } from '../selected.ts'
import { inEngagement } from '../tenant-node.ts'

export const BreakGlass = builder.prismaNode('BreakGlass', {
  ...inEngagement,
  description: 'Somebody went past a gate without a verdict that allowed it.',
  fields: (t) => ({
    engagement: t.relation('engagement', { type: Engagement }),
    modelVersion: t.relation('modelVersion', {
      type: ModelVersion,
      nullable: true,
      description: 'Null where no version of the use case had this manifest.',
    }),
    gate: t.relation('gate', { type: Gate, nullable: true }),
    manifestDigest: t.exposeString('manifestDigest'),
    stage: t.field({ type: GateStage, resolve: ({ stage }) => stage as Stage }),
    environment: t.field({ type: Environment, resolve: ({ environment }) => environment as Where }),
    reason: t.exposeString('reason'),
    by: t.exposeString('byName', { description: 'The person or the pipeline’s run that answers for it.' }),
    usedAt: t.expose('usedAt', { type: 'DateTime' }),
    recordedAt: t.expose('recordedAt', { type: 'DateTime' }),
    recordedBy: t.relation('recordedBy', { type: Membership }),
    review: t.exposeString('review', { nullable: true, description: 'What its reviewer found; null while it waits.' }),
    reviewedAt: t.expose('reviewedAt', { type: 'DateTime', nullable: true }),
    reviewedBy: t.relation('reviewedBy', { type: Membership, nullable: true }),
  }),
})

builder.prismaObjectField(Engagement, 'breakGlasses', (t) =>
  t.relation('breakGlasses', {
    type: BreakGlass,
    description: 'Newest first.',
    query: { orderBy: [{ usedAt: 'desc' }, { id: 'desc' }], take: 100 },
  }),
)

const RecordBreakGlassInput = builder.inputType('RecordBreakGlassInput', {
  fields: (t) => ({
    engagementKey: t.string({ required: true, description: 'The key of the use case, such as ENG-2.' }),
    manifestDigest: t.string({ required: true }),
    stage: t.field({ type: GateStage, required: true }),
    environment: t.field({ type: Environment, required: true }),
    reason: t.string({ required: true }),
    by: t.string({ required: true, description: 'The person or the pipeline’s run that answers for it.' }),
    usedAt: t.field({ type: 'DateTime', description: 'Now, where nobody says.' }),
    idempotencyKey: t.string(),
  }),
})

builder.mutationField('recordBreakGlass', (t) =>
  t.prismaField({
    type: BreakGlass,
    errors: refusals,
    description: 'What `POST /gates/break-glass` does.',
    args: { input: t.arg({ type: RecordBreakGlassInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const { usedAt, engagementKey, idempotencyKey: _, ...rest } = input
      const id = await command(context, 'recordBreakGlass', input, (viewer) =>
        recordBreakGlass(context.record, viewer, { ...rest, engagement: engagementKey, ...given({ usedAt }) }),
      )
      return context.snapshot.db.breakGlass.findUniqueOrThrow({ ...selected(query), where: keyOf(context, id) })
    },
  }),
)

const ReviewBreakGlassInput = builder.inputType('ReviewBreakGlassInput', {
  fields: (t) => ({
    breakGlassId: t.globalID({ required: true }),
    review: t.string({ required: true }),
    idempotencyKey: t.string(),
  }),
})

builder.mutationField('reviewBreakGlass', (t) =>
  t.prismaField({
    type: BreakGlass,
    errors: refusals,
    args: { input: t.arg({ type: ReviewBreakGlassInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const breakGlassId = idOf(input.breakGlassId, 'BreakGlass', ['breakGlassId'])
      const id = await command(context, 'reviewBreakGlass', input, (viewer) =>
        reviewBreakGlass(context.record, viewer, { breakGlassId, review: input.review }),
      )
      return context.snapshot.db.breakGlass.findUniqueOrThrow({ ...selected(query), where: keyOf(context, id) })
    },
  }),
)
