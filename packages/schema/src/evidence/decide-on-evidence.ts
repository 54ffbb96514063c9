import { acceptEvidence, rejectEvidence } from '@assay/record'
import { builder } from '../builder.ts'
import { command } from '../command.ts'
import { idOf } from '../id-of.ts'
import { refusals } from '../refusal.ts'
import { keyOf, selected } from '../selected.ts'
import { Evidence } from './evidence.ts'

const AcceptEvidenceInput = builder.inputType('AcceptEvidenceInput', {
  fields: (t) => ({
    evidenceId: t.globalID({ required: true }),
    expectedVersion: t.int({ required: true }),
    effectiveTo: t.field({ type: 'DateTime' }),
  }),
})

builder.mutationField('acceptEvidence', (t) =>
  t.prismaField({
    type: Evidence,
    errors: refusals,
    args: { input: t.arg({ type: AcceptEvidenceInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const { evidenceId, expectedVersion, effectiveTo } = input
      const id = await command(context, 'acceptEvidence', input, (viewer) =>
        acceptEvidence(context.record, viewer, {
          evidenceId: idOf(evidenceId, 'Evidence', ['evidenceId']),
          expectedVersion,
          ...(effectiveTo ? { effectiveTo } : {}),
        }),
      )
      return context.snapshot.db.evidence.findUniqueOrThrow({ ...selected(query), where: keyOf(context, id) })
    },
  }),
)

const RejectEvidenceInput = builder.inputType('RejectEvidenceInput', {
  fields: (t) => ({
    evidenceId: t.globalID({ required: true }),
    expectedVersion: t.int({ required: true }),
    reason: t.string({ required: true }),
  }),
})

builder.mutationField('rejectEvidence', (t) =>
  t.prismaField({
    type: Evidence,
    errors: refusals,
    args: { input: t.arg({ type: RejectEvidenceInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const { evidenceId, expectedVersion, reason } = input
      const id = await command(context, 'rejectEvidence', input, (viewer) =>
        rejectEvidence(context.record, viewer, {
          evidenceId: idOf(evidenceId, 'Evidence', ['evidenceId']),
          expectedVersion,
          reason,
        }),
      )
      return context.snapshot.db.evidence.findUniqueOrThrow({ ...selected(query), where: keyOf(context, id) })
    },
  }),
)
