import {
  authoriseRouting,
  ratifyRouting,
  recordObservedRouting,
  reduceTraffic,
  rollBack,
  takeDownVersion,
} from '@assay/record'
import { builder } from '../builder.ts'
import { command } from '../command.ts'
import { given } from '../given.ts'
import { idOf } from '../id-of.ts'
import { ModelVersion } from '../models/model-version.ts'
import { refusals } from '../refusal.ts'
import { keyOf, selected } from '../selected.ts'
import { Environment } from './enums.ts'

const AuthoriseRoutingInput = builder.inputType('AuthoriseRoutingInput', {
  fields: (t) => ({
    modelVersionId: t.globalID({ required: true }),
    environment: t.field({ type: Environment, required: true }),
    trafficPercent: t.int({ required: true }),
    killSwitchRef: t.string({ required: true, description: 'A flag, a runbook or a command.' }),
    reason: t.string({ required: true }),
    idempotencyKey: t.string(),
  }),
})

builder.mutationField('authoriseRouting', (t) =>
  t.prismaField({
    type: ModelVersion,
    errors: refusals,
    description: 'Gives a version traffic, or more of it: by its approved gates alone (rule 8), one phase at a time.',
    args: { input: t.arg({ type: AuthoriseRoutingInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const { modelVersionId, environment, trafficPercent, killSwitchRef, reason } = input
      const id = await command(context, 'authoriseRouting', input, (viewer) =>
        authoriseRouting(context.record, viewer, {
          modelVersionId: idOf(modelVersionId, 'ModelVersion', ['modelVersionId']),
          ...{ environment, trafficPercent, killSwitchRef, reason },
        }),
      )
      return context.snapshot.db.modelVersion.findUniqueOrThrow({ ...selected(query), where: keyOf(context, id) })
    },
  }),
)

const RecordObservedRoutingInput = builder.inputType('RecordObservedRoutingInput', {
  fields: (t) => ({
    modelVersionId: t.globalID({ required: true }),
    environment: t.field({ type: Environment, required: true }),
    trafficPercent: t.int({ required: true, description: 'What it really takes; 0 is an observed shutdown.' }),
    reason: t.string({ required: true }),
    legacy: t.boolean({ description: 'Live since before the record was there.' }),
    killSwitchRef: t.string(),
    ownerId: t.globalID({ description: 'Who brings it in order; the use-case owner, where nobody is named.' }),
    remedyBy: t.field({ type: 'DateTime' }),
    idempotencyKey: t.string(),
  }),
})

builder.mutationField('recordObservedRouting', (t) =>
  t.prismaField({
    type: ModelVersion,
    errors: refusals,
    description: 'Records what is really live. No gate refuses it (rule 0).',
    args: { input: t.arg({ type: RecordObservedRoutingInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const { modelVersionId, ownerId, idempotencyKey: _, ...rest } = given(input)
      const id = await command(context, 'recordObservedRouting', input, (viewer) =>
        recordObservedRouting(context.record, viewer, {
          ...rest,
          modelVersionId: idOf(modelVersionId, 'ModelVersion', ['modelVersionId']),
          ...(ownerId === undefined ? {} : { ownerId: idOf(ownerId, 'Membership', ['ownerId']) }),
        }),
      )
      return context.snapshot.db.modelVersion.findUniqueOrThrow({ ...selected(query), where: keyOf(context, id) })
    },
  }),
)

const ReduceTrafficInput = builder.inputType('ReduceTrafficInput', {
  fields: (t) => ({
    routingId: t.globalID({ required: true }),
    trafficPercent: t.int({ required: true, description: 'Less than now; 0 ends the routing.' }),
    reason: t.string({ required: true }),
    idempotencyKey: t.string(),
  }),
})

builder.mutationField('reduceTraffic', (t) =>
  t.prismaField({
    type: ModelVersion,
    errors: refusals,
    args: { input: t.arg({ type: ReduceTrafficInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const { trafficPercent, reason } = input
      const id = await command(context, 'reduceTraffic', input, (viewer) =>
        reduceTraffic(context.record, viewer, {
          routingId: idOf(input.routingId, 'Routing', ['routingId']),
          ...{ trafficPercent, reason },
        }),
      )
      return context.snapshot.db.modelVersion.findUniqueOrThrow({ ...selected(query), where: keyOf(context, id) })
    },
  }),
)

const TakeDownVersionInput = builder.inputType('TakeDownVersionInput', {
  fields: (t) => ({
    modelVersionId: t.globalID({ required: true }),
    reason: t.string({ required: true }),
    killSwitchUsed: t.boolean(),
    idempotencyKey: t.string(),
  }),
})

builder.mutationField('takeDownVersion', (t) =>
  t.prismaField({
    type: ModelVersion,
    errors: refusals,
    description: 'Takes a version out of service everywhere at once, into quarantine.',
    args: { input: t.arg({ type: TakeDownVersionInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const { modelVersionId, reason, killSwitchUsed } = input
      const id = await command(context, 'takeDownVersion', input, (viewer) =>
        takeDownVersion(context.record, viewer, {
          modelVersionId: idOf(modelVersionId, 'ModelVersion', ['modelVersionId']),
          reason,
          killSwitchUsed: killSwitchUsed ?? false,
        }),
      )
      return context.snapshot.db.modelVersion.findUniqueOrThrow({ ...selected(query), where: keyOf(context, id) })
    },
  }),
)

const RollBackInput = builder.inputType('RollBackInput', {
  fields: (t) => ({
    modelVersionId: t.globalID({ required: true, description: 'The once-approved version that takes over.' }),
    reason: t.string({ required: true }),
    idempotencyKey: t.string(),
  }),
})

builder.mutationField('rollBack', (t) =>
  t.prismaField({
    type: ModelVersion,
    errors: refusals,
    description: 'Gives all production traffic of a model to a version that was once approved for it.',
    args: { input: t.arg({ type: RollBackInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const { modelVersionId, reason } = input
      const id = await command(context, 'rollBack', input, (viewer) =>
        rollBack(context.record, viewer, {
          modelVersionId: idOf(modelVersionId, 'ModelVersion', ['modelVersionId']),
          reason,
        }),
      )
      return context.snapshot.db.modelVersion.findUniqueOrThrow({ ...selected(query), where: keyOf(context, id) })
    },
  }),
)

const RatifyRoutingInput = builder.inputType('RatifyRoutingInput', {
  fields: (t) => ({ stepId: t.globalID({ required: true }), idempotencyKey: t.string() }),
})

builder.mutationField('ratifyRouting', (t) =>
  t.prismaField({
    type: ModelVersion,
    errors: refusals,
    description: 'Whoever is accountable answers for what was done on call.',
    args: { input: t.arg({ type: RatifyRoutingInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await command(context, 'ratifyRouting', input, (viewer) =>
        ratifyRouting(context.record, viewer, { stepId: idOf(input.stepId, 'RoutingStep', ['stepId']) }),
      )
      return context.snapshot.db.modelVersion.findUniqueOrThrow({ ...selected(query), where: keyOf(context, id) })
    },
  }),
)
