import {
  approveEnvelope,
  decideByEnvelope,
  proposeEnvelope,
  recordMetrics,
  reviewEnvelopeUse,
  revokeEnvelope,
} from '@assay/record'
import { builder } from '../builder.ts'
import { command } from '../command.ts'
import { idOf } from '../id-of.ts'
import { ModelVersion } from '../models/model-version.ts'
import { refusals } from '../refusal.ts'
import { keyOf, selected } from '../selected.ts'
import { ChangeEnvelope, EnvelopeUse } from './change-envelope.ts'
import { EnvelopeStage } from './enums.ts'

const MetricBoundInput = builder.inputType('MetricBoundInput', {
  fields: (t) => ({ metric: t.string({ required: true }), min: t.float(), max: t.float() }),
})

const ProposeEnvelopeInput = builder.inputType('ProposeEnvelopeInput', {
  fields: (t) => ({
    baseVersionId: t.globalID({ required: true, description: 'A version whose covered gates people approved.' }),
    name: t.string({ required: true }),
    rationale: t.string({ required: true }),
    stages: t.field({ type: [EnvelopeStage], required: true }),
    bounds: t.field({ type: [MetricBoundInput], required: true }),
    mayChange: t.stringList({ required: true, description: 'Weights and datasets that may come in another release.' }),
    endsAt: t.field({ type: 'DateTime', required: true }),
    idempotencyKey: t.string(),
  }),
})

builder.mutationField('proposeEnvelope', (t) =>
  t.prismaField({
    type: ChangeEnvelope,
    errors: refusals,
    args: { input: t.arg({ type: ProposeEnvelopeInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const { baseVersionId, name, rationale, stages, bounds, mayChange, endsAt } = input
      const id = await command(context, 'proposeEnvelope', input, (viewer) =>
        proposeEnvelope(context.record, viewer, {
          baseVersionId: idOf(baseVersionId, 'ModelVersion', ['baseVersionId']),
          ...{ name, rationale, stages, mayChange, endsAt },
          bounds: bounds.map(({ metric, min, max }) => ({ metric, min: min ?? null, max: max ?? null })),
        }),
      )
      return context.snapshot.db.changeEnvelope.findUniqueOrThrow({ ...selected(query), where: keyOf(context, id) })
    },
  }),
)

const ApproveEnvelopeInput = builder.inputType('ApproveEnvelopeInput', {
  fields: (t) => ({ envelopeId: t.globalID({ required: true }), idempotencyKey: t.string() }),
})

builder.mutationField('approveEnvelope', (t) =>
  t.prismaField({
    type: ChangeEnvelope,
    errors: refusals,
    args: { input: t.arg({ type: ApproveEnvelopeInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await command(context, 'approveEnvelope', input, (viewer) =>
        approveEnvelope(context.record, viewer, {
          envelopeId: idOf(input.envelopeId, 'ChangeEnvelope', ['envelopeId']),
        }),
      )
      return context.snapshot.db.changeEnvelope.findUniqueOrThrow({ ...selected(query), where: keyOf(context, id) })
    },
  }),
)

const RevokeEnvelopeInput = builder.inputType('RevokeEnvelopeInput', {
  fields: (t) => ({
    envelopeId: t.globalID({ required: true }),
    reason: t.string({ required: true }),
    idempotencyKey: t.string(),
  }),
})

builder.mutationField('revokeEnvelope', (t) =>
  t.prismaField({
    type: ChangeEnvelope,
    errors: refusals,
    description: 'Turns a proposed envelope down, or ends an approved one at once.',
    args: { input: t.arg({ type: RevokeEnvelopeInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await command(context, 'revokeEnvelope', input, (viewer) =>
        revokeEnvelope(context.record, viewer, {
          envelopeId: idOf(input.envelopeId, 'ChangeEnvelope', ['envelopeId']),
          reason: input.reason,
        }),
      )
      return context.snapshot.db.changeEnvelope.findUniqueOrThrow({ ...selected(query), where: keyOf(context, id) })
    },
  }),
)

const DecideByEnvelopeInput = builder.inputType('DecideByEnvelopeInput', {
  fields: (t) => ({
    envelopeId: t.globalID({ required: true }),
    modelVersionId: t.globalID({ required: true }),
    idempotencyKey: t.string(),
  }),
})

builder.mutationField('decideByEnvelope', (t) =>
  t.prismaField({
    type: ModelVersion,
    errors: refusals,
    description: 'Approves the ready gates of a retrained version inside its envelope, by policy.',
    args: { input: t.arg({ type: DecideByEnvelopeInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await command(context, 'decideByEnvelope', input, (viewer) =>
        decideByEnvelope(context.record, viewer, {
          envelopeId: idOf(input.envelopeId, 'ChangeEnvelope', ['envelopeId']),
          modelVersionId: idOf(input.modelVersionId, 'ModelVersion', ['modelVersionId']),
        }),
      )
      return context.snapshot.db.modelVersion.findUniqueOrThrow({ ...selected(query), where: keyOf(context, id) })
    },
  }),
)

const ReviewEnvelopeUseInput = builder.inputType('ReviewEnvelopeUseInput', {
  fields: (t) => ({
    useId: t.globalID({ required: true }),
    review: t.string({ required: true }),
    idempotencyKey: t.string(),
  }),
})

builder.mutationField('reviewEnvelopeUse', (t) =>
  t.prismaField({
    type: EnvelopeUse,
    errors: refusals,
    args: { input: t.arg({ type: ReviewEnvelopeUseInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await command(context, 'reviewEnvelopeUse', input, (viewer) =>
        reviewEnvelopeUse(context.record, viewer, {
          useId: idOf(input.useId, 'EnvelopeUse', ['useId']),
          review: input.review,
        }),
      )
      return context.snapshot.db.envelopeUse.findUniqueOrThrow({ ...selected(query), where: keyOf(context, id) })
    },
  }),
)

const MetricInput = builder.inputType('MetricInput', {
  fields: (t) => ({ name: t.string({ required: true }), value: t.float({ required: true }) }),
})

const RecordMetricsInput = builder.inputType('RecordMetricsInput', {
  fields: (t) => ({
    modelVersionId: t.globalID({ required: true }),
    metrics: t.field({ type: [MetricInput], required: true }),
    measuredAt: t.field({ type: 'DateTime', description: 'Now, where it is not said.' }),
    idempotencyKey: t.string(),
  }),
})

builder.mutationField('recordMetrics', (t) =>
  t.prismaField({
    type: ModelVersion,
    errors: refusals,
    description: 'Keeps what was measured on a version; the newest value of each name counts.',
    args: { input: t.arg({ type: RecordMetricsInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const { modelVersionId, metrics, measuredAt } = input
      const id = await command(context, 'recordMetrics', input, (viewer) =>
        recordMetrics(context.record, viewer, {
          modelVersionId: idOf(modelVersionId, 'ModelVersion', ['modelVersionId']),
          metrics,
          ...(measuredAt == null ? {} : { measuredAt }),
        }),
      )
      return context.snapshot.db.modelVersion.findUniqueOrThrow({ ...selected(query), where: keyOf(context, id) })
    },
  }),
)
