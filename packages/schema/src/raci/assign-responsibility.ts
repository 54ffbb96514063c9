import { assignResponsibility } from '@assay/record'
import { builder } from '../builder.ts'
import { command } from '../command.ts'
import { idOf } from '../id-of.ts'
import { refusals } from '../refusal.ts'
import { keyOf, selected } from '../selected.ts'
import { cellOf } from './cell-input.ts'
import { RaciCode, ResponsibilityScope, ResponsibilitySeat } from './enums.ts'
import { Responsibility } from './responsibility.ts'

const AssignResponsibilityInput = builder.inputType('AssignResponsibilityInput', {
  description:
    'A null code clears the cell. `expectedVersion` is the version of the cell as it is shown, 0 for one never set.',
  fields: (t) => ({
    engagementId: t.globalID({ description: "The programme's matrix, when it is left out." }),
    scope: t.field({ type: ResponsibilityScope, required: true }),
    scopeCode: t.string({ required: true }),
    seat: t.field({ type: ResponsibilitySeat, required: true }),
    teamId: t.globalID(),
    code: t.field({ type: RaciCode }),
    personId: t.globalID({ description: 'A person of the team; null names nobody, left out it stays as it is.' }),
    inherit: t.boolean({ description: "Sets an engagement's cell back to the programme's." }),
    expectedVersion: t.int({ required: true }),
    idempotencyKey: t.string(),
  }),
})

builder.mutationField('assignResponsibility', (t) =>
  t.prismaField({
    type: Responsibility,
    errors: refusals,
    args: { input: t.arg({ type: AssignResponsibilityInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const { engagementId } = input
      const cell = {
        ...cellOf(input),
        engagementId: engagementId == null ? null : idOf(engagementId, 'Engagement', ['engagementId']),
      }
      const id = await command(context, 'assignResponsibility', input, (viewer) =>
        assignResponsibility(context.record, viewer, cell),
      )
      return context.snapshot.db.responsibility.findUniqueOrThrow({ ...selected(query), where: keyOf(context, id) })
    },
  }),
)
