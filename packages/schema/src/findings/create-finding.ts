import { createFinding } from '@assay/record'
import { builder } from '../builder.ts'
import { command } from '../command.ts'
import { given } from '../given.ts'
import { idOf } from '../id-of.ts'
import { refusals } from '../refusal.ts'
import { keyOf, selected } from '../selected.ts'
import { FindingCategory, Severity } from './enums.ts'
import { Finding } from './finding.ts'

const CreateFindingInput = builder.inputType('CreateFindingInput', {
  description: "A person's finding. Without a severity it takes that of the CVSS vector.",
  fields: (t) => ({
    id: t.id({ description: "The new finding's UUID, when the client drew it already." }),
    engagementId: t.globalID({ required: true }),
    modelVersionId: t.globalID(),
    title: t.string({ required: true }),
    description: t.string(),
    category: t.field({ type: FindingCategory, required: true }),
    severity: t.field({ type: Severity }),
    cvssVector: t.string(),
    cwe: t.intList(),
    asset: t.string(),
    locationUri: t.string(),
    locationLine: t.int(),
    ownerId: t.globalID(),
    labels: t.stringList(),
    source: t.string({ description: 'The assessment that found it, such as a red-team round; manual, if not said.' }),
    idempotencyKey: t.string(),
  }),
})

builder.mutationField('createFinding', (t) =>
  t.prismaField({
    type: Finding,
    errors: refusals,
    args: { input: t.arg({ type: CreateFindingInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const { engagementId, modelVersionId, ownerId, title, category, idempotencyKey: _, ...rest } = input
      const asked = {
        title,
        category,
        engagementId: idOf(engagementId, 'Engagement', ['engagementId']),
        ...(modelVersionId == null ? {} : { modelVersionId: idOf(modelVersionId, 'ModelVersion', ['modelVersionId']) }),
        ...(ownerId == null ? {} : { ownerId: idOf(ownerId, 'Membership', ['ownerId']) }),
        ...given(rest),
      }
      const id = await command(context, 'createFinding', input, (viewer) =>
        createFinding(context.record, viewer, asked),
      )
      return context.snapshot.db.finding.findUniqueOrThrow({ ...selected(query), where: keyOf(context, id) })
    },
  }),
)
