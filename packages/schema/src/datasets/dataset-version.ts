import { registerDatasetVersion } from '@assay/record'
import { present } from '../batched.ts'
import { builder } from '../builder.ts'
import { command } from '../command.ts'
import { Gate } from '../gates/gate.ts'
import { given } from '../given.ts'
import { idOf } from '../id-of.ts'
import { refusals } from '../refusal.ts'
import { datasetOf } from '../row-loaders.ts'
import { keyOf, selected } from '../selected.ts'
import { inEngagement } from '../tenant-node.ts'

export const DatasetVersion = builder.prismaNode('DatasetVersion', {
  ...inEngagement,
  description: 'What models were trained, tuned, evaluated or grounded on.',
  fields: (t) => ({
    datasetName: t.string({
      resolve: async ({ datasetId }, _args, context) => present(await datasetOf(context, datasetId)).name,
    }),
    label: t.exposeString('label'),
    digest: t.exposeString('digest'),
    source: t.exposeString('source'),
    licence: t.exposeString('licence'),
    piiFlags: t.exposeString('piiFlags'),
    retentionUntil: t.expose('retentionUntil', { type: 'DateTime', nullable: true }),
    carveOuts: t.exposeString('carveOuts', { description: 'What of it must not be used.' }),
    registeredAt: t.expose('registeredAt', { type: 'DateTime' }),
    gates: t.relation('gates', { type: Gate, query: { orderBy: { number: 'asc' } } }),
  }),
})

const RegisterDatasetVersionInput = builder.inputType('RegisterDatasetVersionInput', {
  fields: (t) => ({
    engagementId: t.globalID({ required: true }),
    datasetName: t.string({ required: true }),
    label: t.string({ required: true }),
    digest: t.string({ required: true }),
    source: t.string({ required: true }),
    licence: t.string({ required: true }),
    piiFlags: t.string(),
    retentionUntil: t.field({ type: 'DateTime' }),
    carveOuts: t.string(),
  }),
})

builder.mutationField('registerDatasetVersion', (t) =>
  t.prismaField({
    type: DatasetVersion,
    errors: refusals,
    args: { input: t.arg({ type: RegisterDatasetVersionInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await command(context, 'registerDatasetVersion', input, (viewer) =>
        registerDatasetVersion(context.record, viewer, {
          ...given(input),
          engagementId: idOf(input.engagementId, 'Engagement', ['engagementId']),
        }),
      )
      return context.snapshot.db.datasetVersion.findUniqueOrThrow({ ...selected(query), where: keyOf(context, id) })
    },
  }),
)
