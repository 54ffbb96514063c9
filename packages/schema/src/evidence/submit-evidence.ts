import { submitEvidence } from '@assay/record'
import { builder } from '../builder.ts'
import { command } from '../command.ts'
import { given } from '../given.ts'
import { idOf } from '../id-of.ts'
import { refusals } from '../refusal.ts'
import { keyOf, selected } from '../selected.ts'
import { Evidence } from './evidence.ts'
import { subjectIds } from './subject-ids.ts'

const EvidenceLinkInput = builder.inputType('EvidenceLinkInput', {
  description: 'Something that stays where it is. It is never fetched; what was stated of it is kept.',
  fields: (t) => ({
    url: t.string({ required: true, description: 'An address that begins with https://.' }),
    title: t.string({ required: true }),
    digest: t.string({ description: 'What stands there, as sha256: and 64 hexadecimal characters.' }),
  }),
})

const SubmitEvidenceInput = builder.inputType('SubmitEvidenceInput', {
  description:
    'A file or a link. With `evidenceId` it becomes the next revision of that; with `gateId` it proves what that gate decides on.',
  fields: (t) => ({
    engagementId: t.globalID({ required: true }),
    evidenceType: t.string({ required: true, description: 'The code of its type, such as AIBOM.' }),
    evidenceId: t.globalID(),
    modelVersionId: t.globalID(),
    datasetVersionId: t.globalID(),
    gateId: t.globalID({ description: 'The gate that it is for: it must ask for evidence of this type.' }),
    title: t.string({ required: true }),
    uploadId: t.id({ description: 'A file that was uploaded.' }),
    link: t.field({ type: EvidenceLinkInput }),
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
      const { idempotencyKey: _, engagementId, evidenceId, link, ...rest } = given(input)
      const { modelVersionId, datasetVersionId, gateId, ...fields } = rest
      const id = await command(context, 'submitEvidence', input, (viewer) =>
        submitEvidence(context.record, viewer, {
          ...fields,
          ...(link ? { link: given(link) } : {}),
          engagementId: idOf(engagementId, 'Engagement', ['engagementId']),
          ...(evidenceId ? { evidenceId: idOf(evidenceId, 'Evidence', ['evidenceId']) } : {}),
          ...subjectIds({ modelVersionId, datasetVersionId, gateId }),
        }),
      )
      return context.snapshot.db.evidence.findUniqueOrThrow({ ...selected(query), where: keyOf(context, id) })
    },
  }),
)
