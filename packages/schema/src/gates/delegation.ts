import { type DelegationRow, delegateGate, gateDelegations, readDelegations, revokeDelegation } from '@assay/record'
import { encodeGlobalID } from '@pothos/plugin-relay'
import { batched, present } from '../batched.ts'
import { builder } from '../builder.ts'
import { command } from '../command.ts'
import { idOf } from '../id-of.ts'
import { Membership } from '../identity/membership.ts'
import { Team } from '../identity/team.ts'
import { ResponsibilitySeat } from '../raci/enums.ts'
import { refusals } from '../refusal.ts'
import { memberOf } from '../row-loaders.ts'
import { keyOf, selected } from '../selected.ts'
import { GateStage } from './enums.ts'
import { Gate } from './gate.ts'

export const Delegation = builder.objectRef<DelegationRow>('Delegation').implement({
  description: 'The A of a seat at the gates, handed to one person from a moment up to another.',
  fields: (t) => ({
    id: t.id({ resolve: ({ id }) => encodeGlobalID('Delegation', id) }),
    seat: t.field({ type: ResponsibilitySeat, resolve: ({ seat }) => seat as typeof ResponsibilitySeat.$inferType }),
    team: t.field({ type: Team, nullable: true, resolve: ({ team }) => team }),
    stage: t.field({
      type: GateStage,
      nullable: true,
      description: 'Null: every stage of which the seat has the A.',
      resolve: ({ stage }) => stage as typeof GateStage.$inferType | null,
    }),
    engagementKey: t.string({
      nullable: true,
      description: 'Null: every engagement.',
      resolve: ({ engagement }) => engagement?.key ?? null,
    }),
    givenBy: t.field({
      type: Membership,
      resolve: async ({ givenById }, _args, context) => present(await memberOf(context, givenById)),
    }),
    givenTo: t.field({
      type: Membership,
      resolve: async ({ givenToId }, _args, context) => present(await memberOf(context, givenToId)),
    }),
    reason: t.exposeString('reason'),
    validFrom: t.expose('validFrom', { type: 'DateTime' }),
    validTo: t.expose('validTo', { type: 'DateTime' }),
  }),
})

const delegationsOf = batched(({ snapshot, audience, now }, ids) =>
  gateDelegations(snapshot, audience.workspaceId, ids, now()),
)

builder.prismaObjectField(Gate, 'delegations', (t) =>
  t.field({
    type: [Delegation],
    description: 'Of its A, in force now or to come; the soonest to end first.',
    resolve: async ({ id }, _args, context) => (await delegationsOf(context, id)) ?? [],
  }),
)

builder.queryField('delegations', (t) =>
  t.field({
    type: [Delegation],
    description:
      'Whoever holds the A of gates for a while, now or to come; for one engagement only, where it is named.',
    args: { engagementId: t.arg.globalID() },
    resolve: (_root, { engagementId }, { snapshot, audience, now }) =>
      readDelegations(
        snapshot,
        audience,
        now(),
        engagementId == null ? null : idOf(engagementId, 'Engagement', ['engagementId']),
      ),
  }),
)

const DelegateGateInput = builder.inputType('DelegateGateInput', {
  description: 'Hands the A of this gate’s stage on this engagement over, or of more where that is said.',
  fields: (t) => ({
    gateId: t.globalID({ required: true }),
    toId: t.globalID({ required: true }),
    allStages: t.boolean(),
    allEngagements: t.boolean(),
    reason: t.string({ required: true }),
    validFrom: t.field({ type: 'DateTime', description: 'Now, where it is left out.' }),
    validTo: t.field({ type: 'DateTime', required: true }),
    idempotencyKey: t.string(),
  }),
})

builder.mutationField('delegateGate', (t) =>
  t.prismaField({
    type: Gate,
    errors: refusals,
    args: { input: t.arg({ type: DelegateGateInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const { allStages, allEngagements, reason, validFrom, validTo } = input
      const id = await command(context, 'delegateGate', input, (viewer) =>
        delegateGate(context.record, viewer, {
          gateId: idOf(input.gateId, 'Gate', ['gateId']),
          toId: idOf(input.toId, 'Membership', ['toId']),
          allStages: allStages ?? false,
          allEngagements: allEngagements ?? false,
          reason,
          validFrom: validFrom ?? null,
          validTo,
        }),
      )
      return context.snapshot.db.gate.findUniqueOrThrow({ ...selected(query), where: keyOf(context, id) })
    },
  }),
)

const RevokeDelegationInput = builder.inputType('RevokeDelegationInput', {
  fields: (t) => ({
    delegationId: t.globalID({ required: true }),
    reason: t.string({ required: true }),
    idempotencyKey: t.string(),
  }),
})

const DelegationRevoked = builder.objectRef<{ delegationId: string }>('DelegationRevoked').implement({
  fields: (t) => ({
    delegationId: t.id({ resolve: ({ delegationId }) => encodeGlobalID('Delegation', delegationId) }),
  }),
})

builder.mutationField('revokeDelegation', (t) =>
  t.field({
    type: DelegationRevoked,
    errors: refusals,
    args: { input: t.arg({ type: RevokeDelegationInput, required: true }) },
    resolve: async (_root, { input }, context) => ({
      delegationId: await command(context, 'revokeDelegation', input, (viewer) =>
        revokeDelegation(context.record, viewer, {
          delegationId: idOf(input.delegationId, 'Delegation', ['delegationId']),
          reason: input.reason,
        }),
      ),
    }),
  }),
)
