import { Denied, InvalidInput, NotFound } from '@assay/domain'
import type { PrismaClient } from '@assay/record/client'
import SchemaBuilder from '@pothos/core'
import DataloaderPlugin from '@pothos/plugin-dataloader'
import ErrorsPlugin from '@pothos/plugin-errors'
import PrismaPlugin from '@pothos/plugin-prisma'
import RelayPlugin from '@pothos/plugin-relay'
import ScopeAuthPlugin from '@pothos/plugin-scope-auth'
import type { Context } from './context.ts'
import type PrismaTypes from './generated/pothos.ts'
import { getDatamodel } from './generated/pothos.ts'
import { limits } from './limits/limits.ts'
import { NotSignedIn } from './not-signed-in.ts'

const boardOnly = 'This token shows the live board, and nothing else. Make another token for the rest.'

type Json = string | number | boolean | null | { [key: string]: Json } | Json[]

export const builder = new SchemaBuilder<{
  Context: Context
  PrismaTypes: PrismaTypes
  DefaultFieldNullability: false
  DefaultEdgesNullability: false
  DefaultNodeNullability: false
  AuthScopes: {
    /** Somebody asks who may read the record: a session's seat, a token, or a stream's audience. */
    seated: boolean
    /** The same, or the screen that shows the live board. */
    board: boolean
    /** Anybody, signed in or not, but for that screen. */
    open: boolean
  }
  Scalars: {
    ID: { Input: string; Output: string }
    DateTime: { Input: Date; Output: Date }
    JSON: { Input: Json; Output: unknown }
  }
}>({
  defaultFieldNullability: false,
  plugins: [ErrorsPlugin, ScopeAuthPlugin, RelayPlugin, PrismaPlugin, DataloaderPlugin],
  errors: { directResult: true, onResolvedError: () => undefined },
  scopeAuth: {
    // Checked when a type is reached, on every path: asking only for __typename must reveal nothing.
    runScopesOnType: true,
    // A stream that may not be read is refused at once, not at its first event.
    authorizeOnSubscribe: true,
    authScopes: ({ audienceOrNull }) => ({
      seated: audienceOrNull?.reads === 'record',
      board: audienceOrNull !== null,
      open: audienceOrNull?.reads !== 'board',
    }),
    // One wording for "missing" and "not yours"; a visitor is told to sign in.
    unauthorizedError: (_parent, { audienceOrNull }) => {
      if (audienceOrNull === null) return new NotSignedIn()
      return audienceOrNull.reads === 'board' ? new Denied(boardOnly) : new NotFound('object')
    },
  },
  relay: {
    cursorType: 'String',
    clientMutationId: 'omit',
    edgesFieldOptions: { nullable: false },
    nodeFieldOptions: { nullable: false },
    nodesOnConnection: true,
    nodeQueryOptions: {
      resolve: async (_root, { id }, _context, _info, resolveNode) => (await resolveNode(id)) ?? new NotFound('object'),
    },
    nodesQueryOptions: {
      resolve: async (_root, { ids }, _context, _info, resolveNodes) => {
        if (ids.length > limits.pageSize) {
          const message = `Ask for at most ${limits.pageSize} objects at once.`
          throw new InvalidInput([{ path: ['ids'], message }])
        }
        const found = await resolveNodes(ids)
        return Promise.all(found.map(async (node) => (await node) ?? new NotFound('object')))
      },
    },
  },
  prisma: {
    // The snapshot's models are a PrismaClient's; only a command opens transactions.
    client: ({ snapshot }) => snapshot.db as PrismaClient,
    dmmf: getDatamodel(),
    maxConnectionSize: 100,
    defaultConnectionSize: 20,
    onUnusedQuery: null,
  },
})

// Field by field: a public one says so with `anyone`; everything else asks who is there.
const root = { authScopes: { seated: true }, runScopesOnType: false } as const
builder.queryType(root)
builder.mutationType(root)
builder.subscriptionType(root)

/** For a root field that visitors may ask too. */
export const anyone = { skipTypeScopes: true, authScopes: { open: true } } as const
/** For a root field that the live board asks too. */
export const onBoard = { skipTypeScopes: true, authScopes: { board: true } } as const

builder.scalarType('DateTime', {
  description: 'ISO 8601 in UTC, with milliseconds.',
  serialize: (at) => at.toISOString(),
  parseValue: (text) => {
    const at = typeof text === 'string' ? new Date(text) : new Date(Number.NaN)
    if (Number.isNaN(at.getTime())) throw new TypeError('A DateTime is written as in 2026-11-23T09:30:00Z')
    return at
  },
})
builder.scalarType('JSON', { serialize: (value) => value })
