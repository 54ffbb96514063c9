import { reviseGateDefinition } from '@assay/record'
import { builder } from '../builder.ts'
import { GateDefinition } from '../catalogue/gate-definition.ts'
import { command } from '../command.ts'
import { refusals } from '../refusal.ts'
import { keyOf, selected } from '../selected.ts'
import { draftOf, GateDefinitionDraft } from './definition-draft.ts'

const ReviseGateDefinitionInput = builder.inputType('ReviseGateDefinitionInput', {
  fields: (t) => ({
    draft: t.field({ type: GateDefinitionDraft, required: true }),
    expectedRevision: t.int({ required: true, description: 'The revision that was shown.' }),
    reason: t.string({ required: true }),
    idempotencyKey: t.string(),
  }),
})

builder.mutationField('reviseGateDefinition', (t) =>
  t.prismaField({
    type: GateDefinition,
    description: 'Makes the next revision; gates that nobody has decided follow it at once.',
    errors: refusals,
    args: { input: t.arg({ type: ReviseGateDefinitionInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const { draft, expectedRevision, reason } = input
      const id = await command(context, 'reviseGateDefinition', { ...input }, (viewer) =>
        reviseGateDefinition(context.record, viewer, { ...draftOf(draft), expectedRevision, reason }),
      )
      return context.snapshot.db.gateDefinition.findUniqueOrThrow({ ...selected(query), where: keyOf(context, id) })
    },
  }),
)
