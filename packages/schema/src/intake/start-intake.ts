import { startIntake } from '@assay/record'
import { builder } from '../builder.ts'
import { command } from '../command.ts'
import { given } from '../given.ts'
import { idOf } from '../id-of.ts'
import { refusals } from '../refusal.ts'
import { keyOf, selected } from '../selected.ts'
import { IntakeMode } from './enums.ts'
import { IntakeRun } from './intake-run.ts'

const StartIntakeInput = builder.inputType('StartIntakeInput', {
  fields: (t) => ({
    uploadId: t.id({ required: true, description: 'As POST /uploads answered.' }),
    engagementId: t.globalID({ required: true }),
    modelVersionId: t.globalID(),
    mode: t.field({ type: IntakeMode, description: 'PREVIEW waits for commitIntake; DIRECT commits by itself.' }),
    format: t.string({ description: 'Without one it is detected from the content.' }),
    idempotencyKey: t.string(),
  }),
})

builder.mutationField('startIntake', (t) =>
  t.prismaField({
    type: IntakeRun,
    description: 'The same file for the same target again answers with the run that took it in, and changes nothing.',
    errors: refusals,
    args: { input: t.arg({ type: StartIntakeInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const { idempotencyKey: _, engagementId, modelVersionId, ...rest } = given(input)
      const id = await command(context, 'startIntake', input, (viewer) =>
        startIntake(context.record, viewer, {
          ...rest,
          engagementId: idOf(engagementId, 'Engagement', ['engagementId']),
          ...(modelVersionId === undefined
            ? {}
            : { modelVersionId: idOf(modelVersionId, 'ModelVersion', ['modelVersionId']) }),
        }),
      )
      return context.snapshot.db.intakeRun.findUniqueOrThrow({ ...selected(query), where: keyOf(context, id) })
    },
  }),
)
