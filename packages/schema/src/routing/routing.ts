import type {
  RoutingAuthorisation as Authorisation,
  Environment as Place,
  RoutingStepKind as StepKind,
} from '@assay/domain'
import { builder } from '../builder.ts'
import { Gate } from '../gates/gate.ts'
import { Membership } from '../identity/membership.ts'
import { gateOf, memberOf } from '../row-loaders.ts'
import { inEngagement } from '../tenant-node.ts'
import { Environment, RoutingAuthorisation, RoutingStepKind } from './enums.ts'

const RoutingStep = builder.prismaNode('RoutingStep', {
  ...inEngagement,
  description: 'One change of traffic as it happened.',
  fields: (t) => ({
    kind: t.field({ type: RoutingStepKind, resolve: ({ kind }) => kind as StepKind }),
    fromPercent: t.exposeInt('fromPercent'),
    toPercent: t.exposeInt('toPercent'),
    reason: t.exposeString('reason'),
    byName: t.exposeString('byName'),
    at: t.expose('at', { type: 'DateTime' }),
    killSwitchUsed: t.exposeBoolean('killSwitchUsed'),
    ratifyBy: t.expose('ratifyBy', {
      type: 'DateTime',
      nullable: true,
      description: 'An act of the people on call: until when somebody who is accountable ratifies it.',
    }),
    ratifiedAt: t.expose('ratifiedAt', { type: 'DateTime', nullable: true }),
    ratifiedBy: t.field({
      type: Membership,
      nullable: true,
      resolve: ({ ratifiedById }, _args, context) => (ratifiedById === null ? null : memberOf(context, ratifiedById)),
    }),
    ratificationOverdue: t.boolean({
      resolve: ({ ratifyBy, ratifiedAt }, _args, { now }) =>
        ratifyBy !== null && ratifiedAt === null && ratifyBy < now(),
    }),
  }),
})

export const Routing = builder.prismaNode('Routing', {
  ...inEngagement,
  description: 'Where a version serves, and by whose authority: a fact is kept whether or not anybody approved it.',
  fields: (t) => ({
    environment: t.field({ type: Environment, resolve: ({ environment }) => environment as Place }),
    trafficPercent: t.exposeInt('trafficPercent'),
    killSwitchRef: t.exposeString('killSwitchRef', { description: 'How its traffic is switched off at once.' }),
    authorisation: t.field({
      type: RoutingAuthorisation,
      resolve: ({ authorisation }) => authorisation as Authorisation,
    }),
    observed: t.exposeBoolean('observed', { description: 'Seen as it is, rather than authorised here.' }),
    active: t.exposeBoolean('active'),
    gate: t.field({
      type: Gate,
      nullable: true,
      description: 'The deployment gate that an approved routing leans on.',
      resolve: ({ gateId }, _args, context) => (gateId === null ? null : gateOf(context, gateId)),
    }),
    owner: t.field({
      type: Membership,
      nullable: true,
      description: 'Who brings in order what nobody approved.',
      resolve: ({ ownerId }, _args, context) => (ownerId === null ? null : memberOf(context, ownerId)),
    }),
    remedyBy: t.expose('remedyBy', { type: 'DateTime', nullable: true }),
    reason: t.exposeString('reason'),
    startedAt: t.expose('startedAt', { type: 'DateTime' }),
    endedAt: t.expose('endedAt', { type: 'DateTime', nullable: true }),
    steps: t.relation('steps', { type: RoutingStep, query: { orderBy: [{ at: 'desc' }, { id: 'desc' }] } }),
  }),
})
