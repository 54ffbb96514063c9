import {
  disposeOfEvidence,
  type EngagementRecord,
  holdEvidence,
  releaseEvidence,
  supersedeEvidence,
  type Viewer,
} from '@assay/record'
import { builder } from '../builder.ts'
import { command } from '../command.ts'
import { idOf } from '../id-of.ts'
import { refusals } from '../refusal.ts'
import { keyOf, selected } from '../selected.ts'
import { Evidence } from './evidence.ts'

type Given = { evidenceId: string; expectedVersion: number; reason: string }
type Act = (record: EngagementRecord, viewer: Viewer, given: Given) => Promise<string>

const EvidenceReasonInput = builder.inputType('EvidenceReasonInput', {
  fields: (t) => ({
    evidenceId: t.globalID({ required: true }),
    expectedVersion: t.int({ required: true }),
    reason: t.string({ required: true }),
  }),
})

/** Acts on evidence that need nothing but their reason. */
const acts: readonly { field: string; description: string; act: Act }[] = [
  {
    field: 'disposeOfEvidence',
    description:
      'Its files are no longer handed out; digests and decisions stay. Withdraws a request. Not under a hold.',
    act: disposeOfEvidence,
  },
  { field: 'holdEvidence', description: 'Keeps it from being altered or disposed of.', act: holdEvidence },
  { field: 'releaseEvidence', description: 'Ends a hold.', act: releaseEvidence },
]

for (const { field, description, act } of acts) {
  builder.mutationField(field, (t) =>
    t.prismaField({
      type: Evidence,
      description,
      errors: refusals,
      args: { input: t.arg({ type: EvidenceReasonInput, required: true }) },
      resolve: async (query, _root, { input }, context) => {
        const { evidenceId, expectedVersion, reason } = input
        const id = await command(context, field, input, (viewer) =>
          act(context.record, viewer, {
            evidenceId: idOf(evidenceId, 'Evidence', ['evidenceId']),
            expectedVersion,
            reason,
          }),
        )
        return context.snapshot.db.evidence.findUniqueOrThrow({ ...selected(query), where: keyOf(context, id) })
      },
    }),
  )
}

const SupersedeEvidenceInput = builder.inputType('SupersedeEvidenceInput', {
  fields: (t) => ({
    evidenceId: t.globalID({ required: true }),
    byId: t.globalID({ required: true, description: 'Evidence in force, of the same type and use case.' }),
    expectedVersion: t.int({ required: true }),
    reason: t.string({ required: true }),
  }),
})

builder.mutationField('supersedeEvidence', (t) =>
  t.prismaField({
    type: Evidence,
    errors: refusals,
    args: { input: t.arg({ type: SupersedeEvidenceInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const { evidenceId, byId, expectedVersion, reason } = input
      const id = await command(context, 'supersedeEvidence', input, (viewer) =>
        supersedeEvidence(context.record, viewer, {
          evidenceId: idOf(evidenceId, 'Evidence', ['evidenceId']),
          byId: idOf(byId, 'Evidence', ['byId']),
          expectedVersion,
          reason,
        }),
      )
      return context.snapshot.db.evidence.findUniqueOrThrow({ ...selected(query), where: keyOf(context, id) })
    },
  }),
)
