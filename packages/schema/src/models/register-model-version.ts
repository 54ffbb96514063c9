import { registerModelVersion } from '@assay/record'
import { builder } from '../builder.ts'
import { command } from '../command.ts'
import { given } from '../given.ts'
import { idOf } from '../id-of.ts'
import { refusals } from '../refusal.ts'
import { keyOf, selected } from '../selected.ts'
import { ComponentKind, LineageUsage } from './enums.ts'
import { ModelVersion } from './model-version.ts'

const ComponentInput = builder.inputType('ComponentInput', {
  fields: (t) => ({
    kind: t.field({ type: ComponentKind, required: true }),
    name: t.string({ required: true }),
    release: t.string({ required: true }),
    digest: t.string(),
    attested: t.boolean(),
    purl: t.string(),
  }),
})

const LineageInput = builder.inputType('LineageInput', {
  fields: (t) => ({
    datasetVersionId: t.globalID({ required: true }),
    usage: t.field({ type: LineageUsage, required: true }),
  }),
})

const RegisterModelVersionInput = builder.inputType('RegisterModelVersionInput', {
  fields: (t) => ({
    engagementId: t.globalID({ required: true }),
    modelName: t.string({ required: true }),
    label: t.string({ required: true }),
    components: t.field({ type: [ComponentInput], required: true }),
    lineage: t.field({ type: [LineageInput] }),
    idempotencyKey: t.string(),
  }),
})

builder.mutationField('registerModelVersion', (t) =>
  t.prismaField({
    type: ModelVersion,
    errors: refusals,
    args: { input: t.arg({ type: RegisterModelVersionInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const { engagementId, modelName, label, components, lineage } = input
      const id = await command(context, 'registerModelVersion', input, (viewer) =>
        registerModelVersion(context.record, viewer, {
          engagementId: idOf(engagementId, 'Engagement', ['engagementId']),
          modelName,
          label,
          components: components.map(given),
          lineage: (lineage ?? []).map(({ datasetVersionId, usage }, index) => ({
            datasetVersionId: idOf(datasetVersionId, 'DatasetVersion', ['lineage', String(index), 'datasetVersionId']),
            usage,
          })),
        }),
      )
      return context.snapshot.db.modelVersion.findUniqueOrThrow({ ...selected(query), where: keyOf(context, id) })
    },
  }),
)
