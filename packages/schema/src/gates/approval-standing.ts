import { type ApprovalStanding, isOverdue, type MaterialQuestion, type OpenCondition } from '@assay/domain'
import { answerMaterialChange, readApprovalStandings, rule10PolicyIn } from '@assay/record'
import { batched, byId, present } from '../batched.ts'
import { builder } from '../builder.ts'
import { command } from '../command.ts'
import { Evidence } from '../evidence/evidence.ts'
import { idOf } from '../id-of.ts'
import { nodeIdOf } from '../node-id.ts'
import { refusals } from '../refusal.ts'
import { keyOf, selected } from '../selected.ts'
import { Gate } from './gate.ts'

const evidenceOf = batched(async ({ snapshot }, ids) =>
  byId(await snapshot.db.evidence.findMany({ where: { id: { in: [...ids] } } })),
)

const OpenConditionType = builder.objectRef<OpenCondition>('OpenCondition').implement({
  description: 'Something that an approval is tied to until a date; after it, the approval turns.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'CONDITION of the decision, or EVIDENCE_EXPIRED.' }),
    message: t.exposeString('message'),
    until: t.expose('until', { type: 'DateTime' }),
    subjectId: t.id({ nullable: true, resolve: ({ subject }) => nodeIdOf(subject) }),
  }),
})

const MaterialQuestionType = builder.objectRef<MaterialQuestion>('MaterialQuestion').implement({
  description: 'A new revision of standing evidence, of which someone with the A says whether it changes anything.',
  fields: (t) => ({
    message: t.exposeString('message'),
    evidence: t.field({
      type: Evidence,
      resolve: async ({ evidenceId }, _args, context) => present(await evidenceOf(context, evidenceId)),
    }),
  }),
})

const ApprovalStandingType = builder.objectRef<ApprovalStanding>('ApprovalStanding').implement({
  description: 'What an approval is tied to since it was taken, and what is asked of it.',
  fields: (t) => ({
    conditions: t.field({ type: [OpenConditionType], resolve: ({ conditions }) => [...conditions] }),
    questions: t.field({ type: [MaterialQuestionType], resolve: ({ questions }) => [...questions] }),
  }),
})

const standingsOf = batched(({ snapshot, audience, now }, ids) =>
  readApprovalStandings(snapshot, audience.workspaceId, ids, now()),
)

builder.objectField(Gate, 'approval', (t) =>
  t.field({
    type: ApprovalStandingType,
    nullable: true,
    description: 'Null where the gate is not approved.',
    resolve: ({ id, status }, _args, context) => (status.startsWith('APPROVED') ? standingsOf(context, id) : null),
  }),
)

const rule10Of = batched(async ({ snapshot }, ids) => {
  const rows = await snapshot.db.workspace.findMany({ where: { id: { in: [...ids] } } })
  return new Map(rows.map(({ id, policies }) => [id, rule10PolicyIn(policies)]))
})

builder.objectField(Gate, 'overdue', (t) =>
  t.boolean({
    description: 'A monitoring decision that is late by more than the policy lets pass.',
    resolve: async ({ workspaceId, stage, dueAt }, _args, context) =>
      stage === 'MONITORING' && isOverdue(dueAt, context.now(), present(await rule10Of(context, workspaceId))),
  }),
)

const AnswerMaterialChangeInput = builder.inputType('AnswerMaterialChangeInput', {
  fields: (t) => ({
    gateId: t.globalID({ required: true }),
    evidenceId: t.globalID({ required: true }),
    material: t.boolean({ required: true, description: 'False says that nothing changes for what was decided.' }),
    note: t.string(),
    idempotencyKey: t.string(),
  }),
})

builder.mutationField('answerMaterialChange', (t) =>
  t.prismaField({
    type: Gate,
    errors: refusals,
    args: { input: t.arg({ type: AnswerMaterialChangeInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const { material, note } = input
      const gateId = idOf(input.gateId, 'Gate', ['gateId'])
      const evidenceId = idOf(input.evidenceId, 'Evidence', ['evidenceId'])
      const id = await command(context, 'answerMaterialChange', input, (viewer) =>
        answerMaterialChange(context.record, viewer, {
          gateId,
          evidenceId,
          material,
          ...(note == null ? {} : { note }),
        }),
      )
      return context.snapshot.db.gate.findUniqueOrThrow({ ...selected(query), where: keyOf(context, id) })
    },
  }),
)
