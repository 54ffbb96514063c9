import {
  abandonVersion,
  closeVersion,
  closeVersions,
  openRetirements,
  type VersionResult as Result,
  settleVersionEnd,
} from '@assay/record'
import { builder } from '../builder.ts'
import { command } from '../command.ts'
import { idOf } from '../id-of.ts'
import { ModelVersion } from '../models/model-version.ts'
import { ReasonType, refusals } from '../refusal.ts'
import { modelVersionOf } from '../row-loaders.ts'
import { keyOf, selected } from '../selected.ts'

const SettleVersionEndInput = builder.inputType('SettleVersionEndInput', {
  description: 'All of it as it shall stand; null takes it away.',
  fields: (t) => ({
    modelVersionId: t.globalID({ required: true }),
    expectedVersion: t.int({ required: true }),
    retentionUntil: t.field({ type: 'DateTime' }),
    legalHold: t.string(),
    disposalReference: t.string(),
    credentialsRevokedReference: t.string(),
    idempotencyKey: t.string(),
  }),
})

builder.mutationField('settleVersionEnd', (t) =>
  t.prismaField({
    type: ModelVersion,
    errors: refusals,
    description: 'Says what bounds a version after its end.',
    args: { input: t.arg({ type: SettleVersionEndInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await command(context, 'settleVersionEnd', input, (viewer) =>
        settleVersionEnd(context.record, viewer, {
          modelVersionId: idOf(input.modelVersionId, 'ModelVersion', ['modelVersionId']),
          expectedVersion: input.expectedVersion,
          retentionUntil: input.retentionUntil ?? null,
          legalHold: input.legalHold ?? null,
          disposalReference: input.disposalReference ?? null,
          credentialsRevokedReference: input.credentialsRevokedReference ?? null,
        }),
      )
      return context.snapshot.db.modelVersion.findUniqueOrThrow({ ...selected(query), where: keyOf(context, id) })
    },
  }),
)

const CloseVersionInput = builder.inputType('CloseVersionInput', {
  fields: (t) => ({ modelVersionId: t.globalID({ required: true }), idempotencyKey: t.string() }),
})

builder.mutationField('closeVersion', (t) =>
  t.prismaField({
    type: ModelVersion,
    errors: refusals,
    description: 'Closes a version as RETIRED, for good (rule 9).',
    args: { input: t.arg({ type: CloseVersionInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await command(context, 'closeVersion', input, (viewer) =>
        closeVersion(context.record, viewer, {
          modelVersionId: idOf(input.modelVersionId, 'ModelVersion', ['modelVersionId']),
        }),
      )
      return context.snapshot.db.modelVersion.findUniqueOrThrow({ ...selected(query), where: keyOf(context, id) })
    },
  }),
)

const AbandonVersionInput = builder.inputType('AbandonVersionInput', {
  fields: (t) => ({
    modelVersionId: t.globalID({ required: true }),
    reason: t.string({ required: true }),
    idempotencyKey: t.string(),
  }),
})

builder.mutationField('abandonVersion', (t) =>
  t.prismaField({
    type: ModelVersion,
    errors: refusals,
    description: 'Ends a version that was never live.',
    args: { input: t.arg({ type: AbandonVersionInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await command(context, 'abandonVersion', input, (viewer) =>
        abandonVersion(context.record, viewer, {
          modelVersionId: idOf(input.modelVersionId, 'ModelVersion', ['modelVersionId']),
          reason: input.reason,
        }),
      )
      return context.snapshot.db.modelVersion.findUniqueOrThrow({ ...selected(query), where: keyOf(context, id) })
    },
  }),
)

const VersionResult = builder.objectRef<Result>('VersionResult').implement({
  fields: (t) => ({
    modelVersion: t.field({
      type: ModelVersion,
      nullable: true,
      resolve: ({ modelVersionId }, _args, context) => modelVersionOf(context, modelVersionId),
    }),
    refusal: t.exposeString('refusal', { nullable: true, description: 'Null where it was done.' }),
    reasons: t.field({ type: [ReasonType], resolve: ({ reasons }) => [...reasons] }),
  }),
})

const VersionResults = builder.objectRef<{ results: Result[] }>('VersionResults').implement({
  description: 'What became of each version, in the order in which they were named.',
  fields: (t) => ({ results: t.field({ type: [VersionResult], resolve: ({ results }) => results }) }),
})

const VersionsInput = builder.inputType('VersionsInput', {
  fields: (t) => ({ modelVersionIds: t.globalIDList({ required: true }), idempotencyKey: t.string() }),
})

const idsOf = ({ modelVersionIds }: typeof VersionsInput.$inferInput) =>
  modelVersionIds.map((id, index) => idOf(id, 'ModelVersion', ['modelVersionIds', String(index)]))

builder.mutationField('closeVersions', (t) =>
  t.field({
    type: VersionResults,
    errors: refusals,
    description: 'Closes each version that may be closed, and says for each other what it lacks.',
    args: { input: t.arg({ type: VersionsInput, required: true }) },
    resolve: async (_root, { input }, context) => ({
      results: await command(context, 'closeVersions', input, (viewer) =>
        closeVersions(context.record, viewer, { modelVersionIds: idsOf(input) }),
      ),
    }),
  }),
)

builder.mutationField('openRetirements', (t) =>
  t.field({
    type: VersionResults,
    errors: refusals,
    description: 'Opens the retirement gate of each version that takes no traffic any more.',
    args: { input: t.arg({ type: VersionsInput, required: true }) },
    resolve: async (_root, { input }, context) => ({
      results: await command(context, 'openRetirements', input, (viewer) =>
        openRetirements(context.record, viewer, { modelVersionIds: idsOf(input) }),
      ),
    }),
  }),
)
