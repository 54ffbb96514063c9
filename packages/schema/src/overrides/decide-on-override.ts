import { approveOverride, rejectOverride, revokeOverride, withdrawOverride } from '@assay/record'
import { builder } from '../builder.ts'
import { command } from '../command.ts'
import { Override } from '../findings/override.ts'
import { idOf } from '../id-of.ts'
import { refusals } from '../refusal.ts'
import { keyOf, selected } from '../selected.ts'

const ApproveOverrideInput = builder.inputType('ApproveOverrideInput', {
  fields: (t) => ({
    overrideId: t.globalID({ required: true }),
    expectedVersion: t.int({ required: true }),
    note: t.string(),
    idempotencyKey: t.string(),
  }),
})

builder.mutationField('approveOverride', (t) =>
  t.prismaField({
    type: Override,
    errors: refusals,
    args: { input: t.arg({ type: ApproveOverrideInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const { expectedVersion, note } = input
      const overrideId = idOf(input.overrideId, 'Override', ['overrideId'])
      const id = await command(context, 'approveOverride', input, (viewer) =>
        approveOverride(context.record, viewer, {
          overrideId,
          expectedVersion,
          ...(note == null ? {} : { note }),
        }),
      )
      return context.snapshot.db.override.findUniqueOrThrow({ ...selected(query), where: keyOf(context, id) })
    },
  }),
)

const CloseOverrideInput = builder.inputType('CloseOverrideInput', {
  fields: (t) => ({
    overrideId: t.globalID({ required: true }),
    expectedVersion: t.int({ required: true }),
    reason: t.string({ required: true, description: 'It stands on the override; withdrawing may leave it empty.' }),
    idempotencyKey: t.string(),
  }),
})

const closings = { rejectOverride, withdrawOverride, revokeOverride } as const

for (const field of ['rejectOverride', 'withdrawOverride', 'revokeOverride'] as const) {
  builder.mutationField(field, (t) =>
    t.prismaField({
      type: Override,
      errors: refusals,
      args: { input: t.arg({ type: CloseOverrideInput, required: true }) },
      resolve: async (query, _root, { input }, context) => {
        const { expectedVersion, reason } = input
        const overrideId = idOf(input.overrideId, 'Override', ['overrideId'])
        const id = await command(context, field, input, (viewer) =>
          closings[field](context.record, viewer, { overrideId, expectedVersion, reason }),
        )
        return context.snapshot.db.override.findUniqueOrThrow({ ...selected(query), where: keyOf(context, id) })
      },
    }),
  )
}
