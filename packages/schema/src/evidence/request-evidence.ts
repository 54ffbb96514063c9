import { requestEvidence } from '@assay/record'
import { builder } from '../builder.ts'
import { command } from '../command.ts'
import { given } from '../given.ts'
import { idOf } from '../id-of.ts'
import { refusals } from '../refusal.ts'
import { keyOf, selected } from '../selected.ts'
import { Evidence } from './evidence.ts'
import { subjectIds } from './subject-ids.ts'

const RequestEvidenceInput = builder.inputType('RequestEvidenceInput', {
  fields: (t) => ({
    engagementId: t.globalID({ required: true }),
    evidenceType: t.string({ required: true, description: 'The code of its type, such as AIBOM.' }),
    modelVersionId: t.globalID(),
    datasetVersionId: t.globalID(),
    gateId: t.globalID({ description: 'The gate that it is for: it must ask for evidence of this type.' }),
    fromId: t.globalID({ required: true, description: 'The member who is asked.' }),
    dueAt: t.field({ type: 'DateTime', required: true }),
    title: t.string({ description: 'Instead of the name of its type.' }),
    idempotencyKey: t.string(),
  }),
})

builder.mutationField('requestEvidence', (t) =>
  t.prismaField({
    type: Evidence,
    errors: refusals,
    args: { input: t.arg({ type: RequestEvidenceInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const { idempotencyKey: _, engagementId, fromId, ...rest } = given(input)
      const { modelVersionId, datasetVersionId, gateId, ...fields } = rest
      const id = await command(context, 'requestEvidence', input, (viewer) =>
        requestEvidence(context.record, viewer, {
          ...fields,
          engagementId: idOf(engagementId, 'Engagement', ['engagementId']),
          fromId: idOf(fromId, 'Membership', ['fromId']),
          ...subjectIds({ modelVersionId, datasetVersionId, gateId }),
        }),
      )
      return context.snapshot.db.evidence.findUniqueOrThrow({ ...selected(query), where: keyOf(context, id) })
    },
  }),
)
