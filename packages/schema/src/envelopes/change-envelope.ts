import {
  type MetricBound as Bound,
  isHighRisk,
  type RiskClass,
  type EnvelopeSeat as Seat,
  type EnvelopeStatus as Status,
  seatsOfEnvelope,
} from '@assay/domain'
import { termsOf } from '@assay/record'
import { present } from '../batched.ts'
import { builder } from '../builder.ts'
import { Engagement } from '../engagements/engagement.ts'
import { Gate } from '../gates/gate.ts'
import { Membership } from '../identity/membership.ts'
import { ModelVersion } from '../models/model-version.ts'
import { gateOf, memberOf } from '../row-loaders.ts'
import { inEngagement } from '../tenant-node.ts'
import { EnvelopeSeat, EnvelopeStage, EnvelopeStatus } from './enums.ts'

const MetricBound = builder.objectRef<Bound>('MetricBound').implement({
  fields: (t) => ({
    metric: t.exposeString('metric'),
    min: t.exposeFloat('min', { nullable: true }),
    max: t.exposeFloat('max', { nullable: true }),
  }),
})

const EnvelopeApproval = builder.prismaObject('EnvelopeApproval', {
  fields: (t) => ({
    seat: t.field({ type: EnvelopeSeat, resolve: ({ seat }) => seat as Seat }),
    approvedAt: t.expose('approvedAt', { type: 'DateTime' }),
    member: t.field({
      type: Membership,
      resolve: async ({ memberId }, _args, context) => present(await memberOf(context, memberId)),
    }),
  }),
})

export const EnvelopeUse = builder.prismaNode('EnvelopeUse', {
  ...inEngagement,
  description: 'A gate decided by policy, and its sampled review.',
  fields: (t) => ({
    decidedAt: t.expose('decidedAt', { type: 'DateTime' }),
    sampled: t.exposeBoolean('sampled', { description: 'Is among those that are reviewed each quarter.' }),
    reviewedAt: t.expose('reviewedAt', { type: 'DateTime', nullable: true }),
    review: t.exposeString('review', { nullable: true }),
    reviewedBy: t.field({
      type: Membership,
      nullable: true,
      resolve: ({ reviewedById }, _args, context) => (reviewedById === null ? null : memberOf(context, reviewedById)),
    }),
    gate: t.field({
      type: Gate,
      resolve: async ({ gateId }, _args, context) => present(await gateOf(context, gateId)),
    }),
    modelVersion: t.relation('modelVersion', { type: ModelVersion }),
  }),
})

export const ChangeEnvelope = builder.prismaNode('ChangeEnvelope', {
  ...inEngagement,
  description: 'What may change from version to version without deciding anew (rule 18).',
  fields: (t) => ({
    name: t.exposeString('name'),
    rationale: t.exposeString('rationale'),
    status: t.field({ type: EnvelopeStatus, resolve: ({ status }) => status as Status }),
    stages: t.field({ type: [EnvelopeStage], resolve: (envelope) => termsOf(envelope).stages }),
    bounds: t.field({ type: [MetricBound], resolve: (envelope) => termsOf(envelope).bounds }),
    mayChange: t.stringList({ resolve: (envelope) => termsOf(envelope).mayChange }),
    endsAt: t.expose('endsAt', { type: 'DateTime' }),
    proposedAt: t.expose('proposedAt', { type: 'DateTime' }),
    proposedBy: t.field({
      type: Membership,
      resolve: async ({ proposedById }, _args, context) => present(await memberOf(context, proposedById)),
    }),
    baseVersion: t.relation('baseVersion', { type: ModelVersion }),
    approvals: t.relation('approvals', { type: EnvelopeApproval, query: { orderBy: { approvedAt: 'asc' } } }),
    waitsFor: t.field({
      type: [EnvelopeSeat],
      description: 'The seats that have not approved it yet.',
      select: {
        approvals: { select: { seat: true } },
        engagement: {
          select: {
            tier: true,
            classifications: { select: { riskClass: true }, orderBy: { decidedAt: 'desc' }, take: 20 },
          },
        },
      },
      resolve: (envelope) => {
        const { tier, classifications } = envelope.engagement
        const high = tier === 1 || classifications.some(({ riskClass }) => isHighRisk(riskClass as RiskClass))
        const filled = new Set(envelope.approvals.map(({ seat }) => seat))
        if (envelope.status !== 'PROPOSED') return []
        return seatsOfEnvelope(termsOf(envelope).stages, high).filter((seat) => !filled.has(seat))
      },
    }),
    uses: t.relation('uses', { type: EnvelopeUse, query: { orderBy: { decidedAt: 'desc' } } }),
  }),
})

builder.prismaObjectField(Engagement, 'envelopes', (t) =>
  t.relation('envelopes', { type: ChangeEnvelope, query: { orderBy: { proposedAt: 'desc' } } }),
)

builder.prismaObjectField(EnvelopeUse, 'envelope', (t) => t.relation('envelope', { type: ChangeEnvelope }))
