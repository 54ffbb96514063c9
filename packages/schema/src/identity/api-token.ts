import type { TokenScope } from '@assay/domain'
import { type ApiTokenIssued, createApiToken, mustBeAllowed, revokeApiToken } from '@assay/record'
import { builder } from '../builder.ts'
import { command } from '../command.ts'
import { idOf } from '../id-of.ts'
import { refusals } from '../refusal.ts'
import { keyOf, selected } from '../selected.ts'
import { inWorkspace } from '../tenant-node.ts'
import { TokenScopeType } from './enums.ts'
import { forAdministration } from './for-administration.ts'

export const ApiToken = builder.prismaNode('ApiToken', {
  ...inWorkspace,
  ...forAdministration,
  description: 'A machine’s key to the graph. It acts for whoever made it, within its scopes.',
  fields: (t) => ({
    name: t.exposeString('name'),
    prefix: t.exposeString('prefix', { description: 'The secret’s first characters, to tell tokens apart.' }),
    scopes: t.field({ type: [TokenScopeType], resolve: ({ scopes }) => scopes.split(' ') as TokenScope[] }),
    createdBy: t.relation('createdBy'),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', nullable: true }),
    lastUsedAt: t.expose('lastUsedAt', { type: 'DateTime', nullable: true }),
    revokedAt: t.expose('revokedAt', { type: 'DateTime', nullable: true }),
  }),
})

builder.queryField('apiTokens', (t) =>
  t.prismaField({
    type: [ApiToken],
    description: 'All tokens, newest first; revoked and expired ones too.',
    resolve: (query, _root, _args, { snapshot, viewer }) => {
      mustBeAllowed(viewer, 'READ_ADMINISTRATION')
      return snapshot.db.apiToken.findMany({
        ...query,
        where: { workspaceId: viewer.workspaceId },
        orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
      })
    },
  }),
)

const CreateApiTokenInput = builder.inputType('CreateApiTokenInput', {
  fields: (t) => ({
    name: t.string({ required: true }),
    scopes: t.field({ type: [TokenScopeType], required: true }),
    expiresAt: t.field({ type: 'DateTime' }),
  }),
})

const ApiTokenIssuedType = builder.objectRef<ApiTokenIssued>('ApiTokenIssued').implement({
  description: 'The secret is shown once.',
  fields: (t) => ({
    token: t.prismaField({
      type: ApiToken,
      resolve: (query, { tokenId }, _args, context) =>
        context.snapshot.db.apiToken.findUniqueOrThrow({ ...selected(query), where: keyOf(context, tokenId) }),
    }),
    secret: t.exposeString('secret'),
    boardLink: t.string({
      nullable: true,
      description: 'The address of the live board, for a token with that scope.',
      resolve: async ({ tokenId, secret }, _args, context) => {
        const { scopes } = await context.snapshot.db.apiToken.findUniqueOrThrow({ where: keyOf(context, tokenId) })
        return scopes === 'board' ? new URL(`/board/${secret}`, context.record.publicUrl).href : null
      },
    }),
  }),
})

builder.mutationField('createApiToken', (t) =>
  t.field({
    type: ApiTokenIssuedType,
    errors: refusals,
    args: { input: t.arg({ type: CreateApiTokenInput, required: true }) },
    resolve: (_root, { input }, context) =>
      command(context, 'createApiToken', input, (viewer) =>
        createApiToken(context.record, viewer, {
          name: input.name,
          scopes: input.scopes,
          expiresAt: input.expiresAt ?? null,
        }),
      ),
  }),
)

const RevokeApiTokenInput = builder.inputType('RevokeApiTokenInput', {
  fields: (t) => ({ tokenId: t.globalID({ required: true }) }),
})

builder.mutationField('revokeApiToken', (t) =>
  t.prismaField({
    type: ApiToken,
    errors: refusals,
    args: { input: t.arg({ type: RevokeApiTokenInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await command(context, 'revokeApiToken', input, (viewer) =>
        revokeApiToken(context.record, viewer, { tokenId: idOf(input.tokenId, 'ApiToken', ['tokenId']) }),
      )
      return context.snapshot.db.apiToken.findUniqueOrThrow({ ...selected(query), where: keyOf(context, id) })
    },
  }),
)
