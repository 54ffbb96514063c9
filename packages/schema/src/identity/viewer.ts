import { objectionToSession, type Refusal } from '@assay/domain'
import {
  type GateOptions,
  gateOptions,
  presenceMethodsOf,
  type SeatOfAccount,
  seatsOfAccount,
  type Viewer,
} from '@assay/record'
import { encodeGlobalID } from '@pothos/plugin-relay'
import { anyone, builder } from '../builder.ts'
import { PresenceMethod } from '../gates/enums.ts'
import { keyOf, selected } from '../selected.ts'
import { Workspace } from '../workspaces/workspace.ts'
import { type Permission, permissionFor } from './can.ts'
import { ActType, RoleType } from './enums.ts'
import { Membership } from './membership.ts'

const Seat = builder.objectRef<SeatOfAccount & { current: boolean }>('Seat').implement({
  fields: (t) => ({
    workspaceId: t.id({ resolve: ({ workspaceId }) => encodeGlobalID('Workspace', workspaceId) }),
    name: t.exposeString('workspaceName'),
    slug: t.exposeString('workspaceSlug'),
    current: t.exposeBoolean('current'),
  }),
})

const PermissionType = builder.objectRef<Permission>('Permission').implement({
  fields: (t) => ({
    allowed: t.exposeBoolean('allowed'),
    reason: t.exposeString('reason', { nullable: true, description: 'Why not, and whom to ask.' }),
  }),
})

const permitted = (refusal: Refusal | null): Permission => ({
  allowed: refusal === null,
  reason: refusal?.message ?? null,
})

const GateOptionsType = builder.objectRef<GateOptions>('GateOptions').implement({
  fields: (t) => ({
    request: t.field({ type: PermissionType, resolve: ({ request }) => permitted(request) }),
    delegate: t.field({ type: PermissionType, resolve: ({ delegate }) => permitted(delegate) }),
    revoke: t.field({ type: PermissionType, resolve: ({ revoke }) => permitted(revoke) }),
    declareNotApplicable: t.field({
      type: PermissionType,
      resolve: ({ declareNotApplicable }) => permitted(declareNotApplicable),
    }),
    answerMaterialChange: t.field({
      type: PermissionType,
      resolve: ({ answerMaterialChange }) => permitted(answerMaterialChange),
    }),
    decideAlone: t.field({
      type: PermissionType,
      description: 'By the single-signer exception of a COMPACT workspace.',
      resolve: ({ decideAlone }) => permitted(decideAlone),
    }),
  }),
})

const ViewerType = builder.objectRef<Viewer>('Viewer').implement({
  description: 'Who asks. What depends on the person is asked here, in queries, never in a stream.',
  fields: (t) => ({
    membership: t.prismaField({
      type: Membership,
      resolve: (query, { membershipId }, _args, context) =>
        context.snapshot.db.membership.findUniqueOrThrow({
          ...selected(query),
          where: keyOf(context, membershipId ?? ''),
        }),
    }),
    roles: t.field({ type: [RoleType], resolve: ({ roles }) => [...roles] }),
    workspace: t.prismaField({
      type: Workspace,
      resolve: (query, { workspaceId }, _args, { snapshot }) =>
        snapshot.db.workspace.findUniqueOrThrow({ ...selected(query), where: { id: workspaceId } }),
    }),
    seats: t.field({
      type: [Seat],
      description: 'Every workspace that the account has a seat in; a token has its own only.',
      resolve: async ({ workspaceId, membershipId }, _args, { record, session, snapshot }) => {
        if (session !== null) {
          const seats = await seatsOfAccount(record, session.userId)
          return seats.map((seat) => ({ ...seat, current: seat.workspaceId === workspaceId }))
        }
        const { name, slug } = await snapshot.db.workspace.findUniqueOrThrow({ where: { id: workspaceId } })
        const seat = { workspaceId, workspaceName: name, workspaceSlug: slug, membershipId: membershipId ?? '' }
        return [{ ...seat, current: true }]
      },
    }),
    can: t.field({
      type: PermissionType,
      description: 'Whether the viewer may do this (to the object, where one is named), and why not.',
      args: { act: t.arg({ type: ActType, required: true }), on: t.arg.globalID() },
      resolve: (viewer, { act, on }, context) => permissionFor(context, viewer, act, on ?? null),
    }),
    presenceConfirmed: t.boolean({
      description: 'The person proved to be there within the last five minutes, as signing asks.',
      resolve: ({ authenticatedAt }, _args, { now }) => objectionToSession(authenticatedAt, now()) === null,
    }),
    presenceMethods: t.field({
      type: [PresenceMethod],
      description: 'How the person can prove to be there, the usual one first; none for tokens.',
      resolve: (_viewer, _args, { record, session }) => presenceMethodsOf(record, session),
    }),
    onGate: t.field({
      type: GateOptionsType,
      description: 'What the viewer may do at a gate besides deciding it, and why not. The commands ask again.',
      args: { gateId: t.arg.globalID({ required: true }) },
      resolve: (viewer, { gateId }, { snapshot, now }) =>
        gateOptions(snapshot, viewer, gateId.typename === 'Gate' ? gateId.id : '', now()),
    }),
  }),
})

builder.queryField('viewer', (t) =>
  t.field({
    type: ViewerType,
    nullable: true,
    ...anyone,
    description: 'Null when nobody is signed in.',
    resolve: (_root, _args, { viewerOrNull }) => viewerOrNull,
  }),
)
