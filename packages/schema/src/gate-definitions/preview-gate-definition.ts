import { type DefinitionPreview, type PreviewedGate, previewGateDefinition } from '@assay/record'
import { builder } from '../builder.ts'
import { GateStatus, ReadinessResult } from '../gates/enums.ts'
import { Gate } from '../gates/gate.ts'
import { ReasonType, refusals } from '../refusal.ts'
import { draftOf, GateDefinitionDraft } from './definition-draft.ts'
import { DifferenceType } from './gate-definition-fields.ts'

const GateOutlook = builder.objectRef<PreviewedGate['before']>('GateOutlook').implement({
  fields: (t) => ({
    status: t.field({ type: GateStatus, resolve: ({ status }) => status }),
    readiness: t.field({ type: ReadinessResult, resolve: ({ readiness }) => readiness }),
  }),
})

const PreviewedGateType = builder.objectRef<PreviewedGate>('PreviewedGate').implement({
  description: 'A gate that the draft would change, and by what.',
  fields: (t) => ({
    gate: t.field({ type: Gate, resolve: ({ gate }) => gate }),
    before: t.field({ type: GateOutlook, resolve: ({ before }) => before }),
    after: t.field({ type: GateOutlook, resolve: ({ after }) => after }),
    added: t.field({ type: [ReasonType], description: 'What would stand in its way.', resolve: ({ added }) => added }),
    removed: t.field({ type: [ReasonType], description: 'What no longer would.', resolve: ({ removed }) => removed }),
  }),
})

const GateDefinitionPreview = builder.objectRef<DefinitionPreview>('GateDefinitionPreview').implement({
  fields: (t) => ({
    differences: t.field({ type: [DifferenceType], resolve: ({ differences }) => differences }),
    policySentences: t.stringList({ resolve: ({ sentences }) => sentences }),
    moved: t.exposeInt('moved', { description: 'How many gates would follow the draft.' }),
    kept: t.exposeInt('kept', { description: 'How many are decided and keep their revision until they are reopened.' }),
    changed: t.exposeInt('changed', { description: 'How many of those that follow would change.' }),
    gates: t.field({
      type: [PreviewedGateType],
      description: 'The first hundred of them.',
      resolve: ({ gates }) => gates,
    }),
  }),
})

builder.queryField('previewGateDefinition', (t) =>
  t.field({
    type: GateDefinitionPreview,
    description: 'What a draft would make of the gates, had it been saved now. Writes nothing.',
    errors: refusals,
    args: { draft: t.arg({ type: GateDefinitionDraft, required: true }) },
    resolve: (_root, { draft }, { snapshot, viewer, record }) =>
      previewGateDefinition(snapshot, viewer, draftOf(draft), record.now()),
  }),
)
