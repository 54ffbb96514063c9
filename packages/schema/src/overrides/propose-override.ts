import { proposeOverride } from '@assay/record'
import { builder } from '../builder.ts'
import { command } from '../command.ts'
import { OverrideType, Severity } from '../findings/enums.ts'
import { Override } from '../findings/override.ts'
import { given } from '../given.ts'
import { idOf } from '../id-of.ts'
import { refusals } from '../refusal.ts'
import { keyOf, selected } from '../selected.ts'

const ProposeOverrideInput = builder.inputType('ProposeOverrideInput', {
  fields: (t) => ({
    /** A client may name the new override's UUID. */
    id: t.id(),
    findingId: t.globalID({ required: true }),
    modelVersionId: t.globalID({ description: 'The version it holds for; none where the finding stands on assets.' }),
    type: t.field({ type: OverrideType, required: true }),
    rationale: t.string({ required: true }),
    severity: t.field({ type: Severity, description: 'What SEVERITY_ADJUSTED makes of it.' }),
    expiresAt: t.field({ type: 'DateTime' }),
    idempotencyKey: t.string(),
  }),
})

builder.mutationField('proposeOverride', (t) =>
  t.prismaField({
    type: Override,
    errors: refusals,
    args: { input: t.arg({ type: ProposeOverrideInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const { id: newId, findingId, modelVersionId, idempotencyKey: _key, ...asked } = input
      const proposal = {
        ...given({ ...asked, id: newId == null ? null : String(newId) }),
        findingId: idOf(findingId, 'Finding', ['findingId']),
        ...(modelVersionId == null ? {} : { modelVersionId: idOf(modelVersionId, 'ModelVersion', ['modelVersionId']) }),
      }
      const id = await command(context, 'proposeOverride', input, (viewer) =>
        proposeOverride(context.record, viewer, proposal),
      )
      return context.snapshot.db.override.findUniqueOrThrow({ ...selected(query), where: keyOf(context, id) })
    },
  }),
)
