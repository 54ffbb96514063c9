import { cancelIntake, commitIntake } from '@assay/record'
import { builder } from '../builder.ts'
import { command } from '../command.ts'
import { idOf } from '../id-of.ts'
import { refusals } from '../refusal.ts'
import { keyOf, selected } from '../selected.ts'
import { IntakeRun } from './intake-run.ts'

/** A previewed run is settled in one of two ways, each by its id alone. */
const settlements = [
  ['commitIntake', commitIntake, 'Takes a previewed run into the record; a job does it, in chunks.'],
  ['cancelIntake', cancelIntake, 'Leaves the record as it is.'],
] as const

for (const [field, settle, description] of settlements) {
  const Input = builder.inputType(field === 'commitIntake' ? 'CommitIntakeInput' : 'CancelIntakeInput', {
    fields: (t) => ({ runId: t.globalID({ required: true }) }),
  })
  builder.mutationField(field, (t) =>
    t.prismaField({
      type: IntakeRun,
      description,
      errors: refusals,
      args: { input: t.arg({ type: Input, required: true }) },
      resolve: async (query, _root, { input }, context) => {
        const runId = idOf(input.runId, 'IntakeRun', ['runId'])
        const id = await command(context, field, { runId }, (viewer) => settle(context.record, viewer, { runId }))
        return context.snapshot.db.intakeRun.findUniqueOrThrow({ ...selected(query), where: keyOf(context, id) })
      },
    }),
  )
}
