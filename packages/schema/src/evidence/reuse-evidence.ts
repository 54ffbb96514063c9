import { reuseEvidence } from '@assay/record'
import { builder } from '../builder.ts'
import { command } from '../command.ts'
import { given } from '../given.ts'
import { idOf } from '../id-of.ts'
import { refusals } from '../refusal.ts'
import { keyOf, selected } from '../selected.ts'
import { Evidence } from './evidence.ts'
import { subjectIds } from './subject-ids.ts'

const ReuseEvidenceInput = builder.inputType('ReuseEvidenceInput', {
  description: 'Lets evidence of one version serve another too, as evidence of its own over the same bytes.',
  fields: (t) => ({
    evidenceId: t.globalID({ required: true }),
    modelVersionId: t.globalID(),
    datasetVersionId: t.globalID(),
    reason: t.string({ required: true, description: 'Why what was proved of the one holds for the other.' }),
    idempotencyKey: t.string(),
  }),
})

builder.mutationField('reuseEvidence', (t) =>
  t.prismaField({
    type: Evidence,
    errors: refusals,
    args: { input: t.arg({ type: ReuseEvidenceInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const { evidenceId, modelVersionId, datasetVersionId, reason } = given(input)
      const id = await command(context, 'reuseEvidence', input, (viewer) =>
        reuseEvidence(context.record, viewer, {
          evidenceId: idOf(evidenceId, 'Evidence', ['evidenceId']),
          ...subjectIds({ modelVersionId, datasetVersionId }),
          reason,
        }),
      )
      return context.snapshot.db.evidence.findUniqueOrThrow({ ...selected(query), where: keyOf(context, id) })
    },
  }),
)
