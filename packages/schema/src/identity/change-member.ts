import { changeMember, giveGrant, withdrawGrant } from '@assay/record'
import { builder } from '../builder.ts'
import { command } from '../command.ts'
import { idOf } from '../id-of.ts'
import { refusals } from '../refusal.ts'
import { keyOf, selected } from '../selected.ts'
import { MembershipStatusType, RoleType } from './enums.ts'
import { Membership } from './membership.ts'

const ChangeMemberInput = builder.inputType('ChangeMemberInput', {
  fields: (t) => ({
    membershipId: t.globalID({ required: true }),
    expectedVersion: t.int({ required: true }),
    role: t.field({ type: RoleType }),
    teamIds: t.globalIDList({ description: 'All teams of the member from now on.' }),
    status: t.field({ type: MembershipStatusType }),
  }),
})

builder.mutationField('changeMember', (t) =>
  t.prismaField({
    type: Membership,
    errors: refusals,
    description: 'The last active administrator stays one. Whoever is suspended or removed loses the seat at once.',
    args: { input: t.arg({ type: ChangeMemberInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const { role, status, teamIds, expectedVersion } = input
      const id = await command(context, 'changeMember', input, (viewer) =>
        changeMember(context.record, viewer, {
          membershipId: idOf(input.membershipId, 'Membership', ['membershipId']),
          expectedVersion,
          ...(role ? { role } : {}),
          ...(status ? { status } : {}),
          ...(teamIds ? { teamIds: teamIds.map((team) => idOf(team, 'Team', ['teamIds'])) } : {}),
        }),
      )
      return context.snapshot.db.membership.findUniqueOrThrow({ ...selected(query), where: keyOf(context, id) })
    },
  }),
)

const GiveGrantInput = builder.inputType('GiveGrantInput', {
  fields: (t) => ({
    membershipId: t.globalID({ required: true }),
    role: t.field({ type: RoleType, required: true }),
    engagementId: t.globalID({ description: 'Without one, the role holds in the whole workspace.' }),
    validTo: t.field({ type: 'DateTime' }),
  }),
})

builder.mutationField('giveGrant', (t) =>
  t.prismaField({
    type: Membership,
    errors: refusals,
    args: { input: t.arg({ type: GiveGrantInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const { role, engagementId, validTo } = input
      const id = await command(context, 'giveGrant', input, (viewer) =>
        giveGrant(context.record, viewer, {
          membershipId: idOf(input.membershipId, 'Membership', ['membershipId']),
          role,
          engagementId: engagementId ? idOf(engagementId, 'Engagement', ['engagementId']) : null,
          validTo: validTo ?? null,
        }),
      )
      return context.snapshot.db.membership.findUniqueOrThrow({ ...selected(query), where: keyOf(context, id) })
    },
  }),
)

const WithdrawGrantInput = builder.inputType('WithdrawGrantInput', {
  fields: (t) => ({ grantId: t.globalID({ required: true }) }),
})

builder.mutationField('withdrawGrant', (t) =>
  t.prismaField({
    type: Membership,
    errors: refusals,
    args: { input: t.arg({ type: WithdrawGrantInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await command(context, 'withdrawGrant', input, (viewer) =>
        withdrawGrant(context.record, viewer, { grantId: idOf(input.grantId, 'Grant', ['grantId']) }),
      )
      return context.snapshot.db.membership.findUniqueOrThrow({ ...selected(query), where: keyOf(context, id) })
    },
  }),
)
