import {
  type GateSubject,
  gateStage,
  type Readiness,
  type GateStage as Stage,
  type GateStatus as Status,
} from '@assay/domain'
import { visibleInEngagements } from '@assay/record'
import { asOf } from '../as-of.ts'
import { batched, present } from '../batched.ts'
import { builder } from '../builder.ts'
import { GateDefinition } from '../catalogue/gate-definition.ts'
import { Membership } from '../identity/membership.ts'
import { ReasonType } from '../refusal.ts'
import { memberOf } from '../row-loaders.ts'
import { inEngagement } from '../tenant-node.ts'
import { answerOf, ChecklistEntry, GateSeat, seatsOf } from './checklist-entry.ts'
import { GateStage, GateStatus, GateSubjectType, ReadinessResult } from './enums.ts'
import { GateDecision } from './gate-decision.ts'
import { definitionOfGate, subjectLabel } from './gate-parts.ts'

const standingOf = batched(async ({ snapshot }, ids) => {
  const rows = await snapshot.db.gateDecision.findMany({
    where: { gateId: { in: [...ids] }, status: { in: ['PENDING', 'EFFECTIVE'] } },
    orderBy: [{ decidedAt: 'asc' }, { id: 'asc' }],
  })
  return new Map(rows.map((row) => [row.gateId, row]))
})

const requestOf = batched(async ({ snapshot }, ids) => {
  const rows = await snapshot.db.gateRequest.findMany({ where: { gateId: { in: [...ids] }, answeredById: null } })
  return new Map(rows.map((row) => [row.gateId, row]))
})

export const Gate = builder.prismaNode('Gate', {
  ...inEngagement,
  description: 'One lifecycle stage for one subject: use case, dataset version or model version.',
  fields: (t) => ({
    key: t.exposeString('key'),
    stage: t.field({ type: GateStage, resolve: ({ stage }) => stage as Stage }),
    number: t.int({
      description: 'The number of its stage, from 1 to 7.',
      resolve: ({ stage }) => gateStage(stage as Stage).number,
    }),
    name: t.string({ resolve: async (gate, _args, context) => (await definitionOfGate(context, gate)).name }),
    status: t.field({ type: GateStatus, resolve: ({ status }) => status as Status }),
    statusSince: t.expose('statusSince', { type: 'DateTime' }),
    staleReason: t.exposeString('staleReason', { nullable: true }),
    notApplicableReason: t.exposeString('notApplicableReason', { nullable: true }),
    dueAt: t.expose('dueAt', { type: 'DateTime', nullable: true }),
    version: t.exposeInt('version', { description: 'Rises with everything that the gate would be decided on.' }),
    definition: t.field({ type: GateDefinition, resolve: (gate, _args, context) => definitionOfGate(context, gate) }),
    subjectType: t.field({ type: GateSubjectType, resolve: ({ subjectType }) => subjectType as GateSubject }),
    subjectLabel: t.string({
      description: 'What it decides on, as people call it.',
      resolve: (gate, _args, context) => subjectLabel(context, gate),
    }),
    readiness: t.field({ type: ReadinessResult, resolve: ({ readiness }) => readiness as Readiness['result'] }),
    evidenceHave: t.exposeInt('evidenceHave'),
    evidenceNeed: t.exposeInt('evidenceNeed'),
    blockers: t.exposeInt('blockers', { description: 'Critical and high findings with no override in force.' }),
    reasons: t.field({
      type: [ReasonType],
      description: 'Why the gate may not be approved now.',
      resolve: async ({ id }, _args, context) => [...((await answerOf(context, id))?.reasons ?? [])],
    }),
    checklist: t.field({
      type: [ChecklistEntry],
      description: 'Every piece of evidence that it asks for, missing first.',
      resolve: async ({ id }, _args, context) => (await answerOf(context, id))?.checklist ?? [],
    }),
    accountable: t.field({
      type: [GateSeat],
      description: 'The seats with the A: one, unless RACI has a gap or a double.',
      resolve: async ({ id }, _args, context) => (await seatsOf(context, id)) ?? [],
    }),
    decisions: t.relation('decisions', {
      type: GateDecision,
      description: 'Newest first.',
      query: { orderBy: [{ decidedAt: 'desc' }, { id: 'desc' }] },
    }),
    requestedBy: t.field({
      type: Membership,
      nullable: true,
      description: 'Who requested the decision that is due; they may not sign it.',
      resolve: async ({ id }, _args, context) => {
        const request = await requestOf(context, id)
        return request === undefined ? null : present(await memberOf(context, request.requestedById))
      },
    }),
    requestedAt: t.field({
      type: 'DateTime',
      nullable: true,
      resolve: async ({ id }, _args, context) => (await requestOf(context, id))?.requestedAt ?? null,
    }),
    requestNote: t.string({
      nullable: true,
      resolve: async ({ id }, _args, context) => (await requestOf(context, id))?.note ?? null,
    }),
    standing: t.field({
      type: GateDecision,
      nullable: true,
      description: 'The newest decision that stands or waits for its quorum; void while the gate is stale.',
      resolve: ({ id }, _args, context) => standingOf(context, id),
    }),
  }),
})

builder.queryField('gate', (t) =>
  t.prismaField({
    type: Gate,
    nullable: true,
    args: { key: t.arg.string({ required: true }), asOf: asOf(t) },
    resolve: (query, _root, { key }, { snapshot, audience }) =>
      snapshot.db.gate.findFirst({
        ...query,
        where: { ...visibleInEngagements(audience), key: key.trim().toUpperCase() },
      }),
  }),
)
