import { changeEvidence } from '@assay/record'
import { builder } from '../builder.ts'
import { command } from '../command.ts'
import { given } from '../given.ts'
import { idOf } from '../id-of.ts'
import { refusals } from '../refusal.ts'
import { keyOf, selected } from '../selected.ts'
import { Evidence } from './evidence.ts'

const ChangeEvidenceInput = builder.inputType('ChangeEvidenceInput', {
  description: 'What is absent stays as it is.',
  fields: (t) => ({
    evidenceId: t.globalID({ required: true }),
    expectedVersion: t.int({ required: true }),
    title: t.string(),
    producerId: t.globalID({ description: 'Null: no team.' }),
    effectiveFrom: t.field({ type: 'DateTime' }),
    effectiveTo: t.field({ type: 'DateTime', description: 'Null: it does not end.' }),
    dueAt: t.field({ type: 'DateTime', description: 'Of a request: by when.' }),
    reason: t.string({ description: 'Needed where a date of effect changes.' }),
  }),
})

builder.mutationField('changeEvidence', (t) =>
  t.prismaField({
    type: Evidence,
    errors: refusals,
    args: { input: t.arg({ type: ChangeEvidenceInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const { evidenceId, producerId, effectiveTo, ...rest } = input
      const id = await command(context, 'changeEvidence', input, (viewer) =>
        changeEvidence(context.record, viewer, {
          ...given(rest),
          expectedVersion: rest.expectedVersion,
          evidenceId: idOf(evidenceId, 'Evidence', ['evidenceId']),
          ...(producerId === undefined
            ? {}
            : { producerId: producerId === null ? null : idOf(producerId, 'Team', ['producerId']) }),
          ...(effectiveTo === undefined ? {} : { effectiveTo }),
        }),
      )
      return context.snapshot.db.evidence.findUniqueOrThrow({ ...selected(query), where: keyOf(context, id) })
    },
  }),
)
