import { submitEvidence } from '@assay/record'
import { builder } from '../builder.ts'
import { command } from '../command.ts'
import { given } from '../given.ts'
import { idOf } from '../id-of.ts'
import { refusals } from '../refusal.ts'
import { keyOf, selected } from '../selected.ts'
import { Evidence } from './evidence.ts'

const SubmitEvidenceInput = builder.inputType('SubmitEvidenceInput', {
  description: 'With `evidenceId` the upload becomes its next revision.',
  fields: (t) => ({
    engagementId: t.globalID({ required: true }),
    evidenceType: t.string({ required: true, description: 'The code of its type, such as AIBOM.' }),
    evidenceId: t.globalID(),
    modelVersionId: t.globalID(),
    datasetVersionId: t.globalID(),
    title: t.string({ required: true }),
    uploadId: t.id({ required: true }),
    effectiveFrom: t.field({ type: 'DateTime' }),
    effectiveTo: t.field({ type: 'DateTime', description: 'Where absent, the validity of the type gives it.' }),
    idempotencyKey: t.string(),
  }),
})

builder.mutationField('submitEvidence', (t) =>
  t.prismaField({
    type: Evidence,
    errors: refusals,
    args: { input: t.arg({ type: SubmitEvidenceInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const { idempotencyKey: _, engagementId, evidenceId, modelVersionId, datasetVersionId, ...rest } = given(input)
      const id = await command(context, 'submitEvidence', input, (viewer) =>
        submitEvidence(context.record, viewer, {
          ...rest,
          engagementId: idOf(engagementId, 'Engagement', ['engagementId']),
          ...(evidenceId ? { evidenceId: idOf(evidenceId, 'Evidence', ['evidenceId']) } : {}),
          ...(modelVersionId ? { modelVersionId: idOf(modelVersionId, 'ModelVersion', ['modelVersionId']) } : {}),
          ...(datasetVersionId
            ? { datasetVersionId: idOf(datasetVersionId, 'DatasetVersion', ['datasetVersionId']) }
            : {}),
        }),
      )
      return context.snapshot.db.evidence.findUniqueOrThrow({ ...selected(query), where: keyOf(context, id) })
    },
  }),
)
