import type { Role } from '@assay/domain'
import { Conflict, Denied, InvalidInput, NotFound } from '@assay/domain'
import {
  acceptInvitation,
  type InvitationIssued,
  invitationPreview,
  inviteMember,
  mustBeAllowed,
  revokeInvitation,
} from '@assay/record'
import { anyone, builder } from '../builder.ts'
import { command } from '../command.ts'
import { idOf } from '../id-of.ts'
import { refusals } from '../refusal.ts'
import { keyOf, selected } from '../selected.ts'
import { inWorkspace } from '../tenant-node.ts'
import { RoleType } from './enums.ts'
import { forAdministration } from './for-administration.ts'

export const Invitation = builder.prismaNode('Invitation', {
  ...inWorkspace,
  ...forAdministration,
  description: 'A link that lets one person join; it is shown when it is made and never again.',
  fields: (t) => ({
    email: t.exposeString('email'),
    name: t.exposeString('name'),
    role: t.field({ type: RoleType, resolve: ({ role }) => role as Role }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime' }),
    invitedBy: t.relation('invitedBy'),
  }),
})

builder.queryField('invitations', (t) =>
  t.prismaField({
    type: [Invitation],
    description: 'Those not yet accepted or revoked, newest first; expired ones too.',
    resolve: (query, _root, _args, { snapshot, viewer }) => {
      mustBeAllowed(viewer, 'READ_ADMINISTRATION')
      return snapshot.db.invitation.findMany({
        ...query,
        where: { workspaceId: viewer.workspaceId, acceptedAt: null, revokedAt: null },
        orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
      })
    },
  }),
)

type Preview = NonNullable<Awaited<ReturnType<typeof invitationPreview>>>
const InvitationPreview = builder.objectRef<Preview>('InvitationPreview').implement({
  description: 'What an invitation link shows before it is accepted.',
  fields: (t) => ({
    email: t.exposeString('email'),
    name: t.exposeString('name'),
    workspaceName: t.exposeString('workspaceName'),
    invitedBy: t.exposeString('invitedBy'),
    hasAccount: t.exposeBoolean('hasAccount'),
  }),
})

builder.queryField('invitationPreview', (t) =>
  t.field({
    type: InvitationPreview,
    nullable: true,
    ...anyone,
    description: 'Null when the link is unknown, used, revoked or expired.',
    args: { token: t.arg.string({ required: true }) },
    resolve: (_root, { token }, { record }) => invitationPreview(record, token),
  }),
)

const InviteMemberInput = builder.inputType('InviteMemberInput', {
  fields: (t) => ({
    email: t.string({ required: true }),
    name: t.string({ required: true }),
    role: t.field({ type: RoleType, required: true }),
    teamIds: t.globalIDList(),
    idempotencyKey: t.string(),
  }),
})

const InvitationIssuedType = builder.objectRef<InvitationIssued>('InvitationIssued').implement({
  description: 'The link is shown once.',
  fields: (t) => ({
    invitation: t.prismaField({
      type: Invitation,
      resolve: (query, { invitationId }, _args, context) =>
        context.snapshot.db.invitation.findUniqueOrThrow({ ...selected(query), where: keyOf(context, invitationId) }),
    }),
    link: t.exposeString('link'),
  }),
})

builder.mutationField('inviteMember', (t) =>
  t.field({
    type: InvitationIssuedType,
    errors: refusals,
    description: 'Mails a link that is good for seven days; it replaces the address’s earlier one.',
    args: { input: t.arg({ type: InviteMemberInput, required: true }) },
    resolve: (_root, { input }, context) =>
      command(context, 'inviteMember', input, (viewer) =>
        inviteMember(context.record, viewer, {
          email: input.email,
          name: input.name,
          role: input.role,
          teamIds: (input.teamIds ?? []).map((id) => idOf(id, 'Team', ['teamIds'])),
        }),
      ),
  }),
)

const AcceptInvitationInput = builder.inputType('AcceptInvitationInput', {
  fields: (t) => ({
    token: t.string({ required: true }),
    name: t.string(),
    password: t.string({ required: true }),
  }),
})

const InvitationAccepted = builder.objectRef<{ email: string }>('InvitationAccepted').implement({
  description: 'The person has a seat: sign in with this address.',
  fields: (t) => ({ email: t.exposeString('email') }),
})

builder.mutationField('acceptInvitation', (t) =>
  t.field({
    type: InvitationAccepted,
    errors: { types: [Denied, NotFound, InvalidInput, Conflict] },
    ...anyone,
    args: { input: t.arg({ type: AcceptInvitationInput, required: true }) },
    resolve: (_root, { input: { token, name, password } }, { record }) =>
      acceptInvitation(record, { token, password, ...(name ? { name } : {}) }),
  }),
)

const RevokeInvitationInput = builder.inputType('RevokeInvitationInput', {
  fields: (t) => ({ invitationId: t.globalID({ required: true }) }),
})

builder.mutationField('revokeInvitation', (t) =>
  t.prismaField({
    type: Invitation,
    errors: refusals,
    args: { input: t.arg({ type: RevokeInvitationInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await command(context, 'revokeInvitation', input, (viewer) =>
        revokeInvitation(context.record, viewer, {
          invitationId: idOf(input.invitationId, 'Invitation', ['invitationId']),
        }),
      )
      return context.snapshot.db.invitation.findUniqueOrThrow({ ...selected(query), where: keyOf(context, id) })
    },
  }),
)
