import type { ActorRole as Actor, EngagementKind as Kind, EngagementStatus as Status } from '@assay/domain'
import { blockingGates, engagementWhere } from '@assay/record'
import { asOf } from '../as-of.ts'
import { batched } from '../batched.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { DatasetVersion } from '../datasets/dataset-version.ts'
import { Evidence } from '../evidence/evidence.ts'
import { Gate } from '../gates/gate.ts'
import { Membership } from '../identity/membership.ts'
import { followEngagement } from '../live/follow-engagement.ts'
import { ModelVersion } from '../models/model-version.ts'
import { inWorkspace } from '../tenant-node.ts'
import { Classification } from './classification.ts'
import { ActorRole, EngagementKind, EngagementStatus } from './enums.ts'
import { LayerEvidence, layersOf } from './layer-evidence.ts'

const blockedBy = batched(({ snapshot, audience }, ids) => blockingGates(snapshot, audience.workspaceId, ids))

export const Engagement = builder.prismaNode('Engagement', {
  ...inWorkspace,
  authScopes: ({ id }: { id: string }, { sees }: Context) => sees.engagement(id),
  description: 'One record of the security programme; an AI use case carries the register entry and the gates.',
  fields: (t) => ({
    key: t.exposeString('key'),
    kind: t.field({ type: EngagementKind, resolve: ({ kind }) => kind as Kind }),
    name: t.exposeString('name'),
    purpose: t.exposeString('purpose'),
    owner: t.relation('owner', { type: Membership, nullable: true }),
    actorRole: t.field({ type: ActorRole, resolve: ({ actorRole }) => actorRole as Actor }),
    tier: t.exposeInt('tier', { description: 'From 1, the most critical, to 4.' }),
    dataSources: t.exposeString('dataSources'),
    servingStack: t.exposeString('servingStack'),
    vendor: t.exposeString('vendor', { nullable: true }),
    hasTools: t.exposeBoolean('hasTools'),
    status: t.field({ type: EngagementStatus, resolve: ({ status }) => status as Status }),
    restricted: t.exposeBoolean('restricted', { description: 'Visible to its named members only.' }),
    version: t.exposeInt('version'),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime' }),
    classification: t.field({
      type: Classification,
      nullable: true,
      description: 'The newest one.',
      select: (_args, _context, nested) => ({
        classifications: nested({ orderBy: [{ decidedAt: 'desc' as const }, { id: 'desc' as const }], take: 1 }),
      }),
      resolve: ({ classifications }) => classifications[0] ?? null,
    }),
    modelVersions: t.relation('modelVersions', {
      type: ModelVersion,
      description: 'Newest first.',
      query: { orderBy: [{ registeredAt: 'desc' }, { id: 'desc' }] },
    }),
    datasetVersions: t.relation('datasetVersions', {
      type: DatasetVersion,
      query: { orderBy: [{ registeredAt: 'desc' }, { id: 'desc' }] },
    }),
    gates: t.relation('gates', {
      type: Gate,
      description: 'By stage, then in the order in which they were opened.',
      query: { orderBy: [{ definition: { number: 'asc' } }, { number: 'asc' }] },
    }),
    evidence: t.relation('evidence', { type: Evidence, query: { orderBy: { number: 'asc' } } }),
    layers: t.field({
      type: [LayerEvidence],
      resolve: async ({ id }, _args, context) => (await layersOf(context, id)) ?? [],
    }),
    blockedBy: t.field({
      type: Gate,
      nullable: true,
      description:
        'The first gate that is not passed of the intake, the data and the way to production of the newest version.',
      resolve: ({ id }, _args, context) => blockedBy(context, id),
    }),
  }),
})

const byKey = (key: string, { audience }: Context) => ({
  AND: [engagementWhere(audience), { key: key.trim().toUpperCase() }],
})

builder.queryField('engagement', (t) =>
  t.prismaField({
    type: Engagement,
    nullable: true,
    args: { key: t.arg.string({ required: true }), asOf: asOf(t) },
    resolve: (query, _root, { key }, context) =>
      context.snapshot.db.engagement.findFirst({ ...query, where: byKey(key, context) }),
  }),
)

builder.subscriptionField('engagement', (t) =>
  t.prismaField({
    type: Engagement,
    nullable: true,
    description: 'The engagement at once, and again, at most four times a second, when something of it changes.',
    args: { key: t.arg.string({ required: true }) },
    subscribe: (_root, { key }, context) => followEngagement(context, key),
    resolve: (query, _event, { key }, context) =>
      context.snapshot.db.engagement.findFirst({ ...query, where: byKey(key, context) }),
  }),
)
