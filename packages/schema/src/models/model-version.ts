import type { ModelVersionStatus as Status } from '@assay/domain'
import { visibleEngagements, visibleInEngagements } from '@assay/record'
import { present } from '../batched.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { Evidence } from '../evidence/evidence.ts'
import { Gate } from '../gates/gate.ts'
import { followEngagement } from '../live/follow-engagement.ts'
import { modelOf } from '../row-loaders.ts'
import { inEngagement } from '../tenant-node.ts'
import { Component } from './component.ts'
import { ModelVersionStatus } from './enums.ts'
import { Lineage } from './lineage.ts'

export const ModelVersion = builder.prismaNode('ModelVersion', {
  ...inEngagement,
  description: 'What is released: a composition, identified by the digest of its manifest.',
  fields: (t) => ({
    label: t.exposeString('label'),
    status: t.field({ type: ModelVersionStatus, resolve: ({ status }) => status as Status }),
    trafficPercent: t.exposeInt('trafficPercent'),
    manifest: t.expose('manifest', { type: 'JSON' }),
    manifestDigest: t.exposeString('manifestDigest'),
    registeredAt: t.expose('registeredAt', { type: 'DateTime' }),
    version: t.exposeInt('version'),
    modelName: t.string({
      resolve: async ({ modelId }, _args, context) => present(await modelOf(context, modelId)).name,
    }),
    engagement: t.relation('engagement'),
    components: t.field({
      type: [Component],
      select: (_args, _context, nested) => ({
        components: { select: { component: nested(true) }, orderBy: { component: { name: 'asc' as const } } },
      }),
      resolve: ({ components }) => components.map(({ component }) => component),
    }),
    lineage: t.relation('lineage', {
      type: Lineage,
      query: (_args, { audience }) => ({ where: { datasetVersion: visibleInEngagements(audience) } }),
    }),
    gates: t.relation('gates', { type: Gate, query: { orderBy: { definition: { number: 'asc' } } } }),
    evidence: t.relation('evidence', { type: Evidence, query: { orderBy: { number: 'asc' } } }),
  }),
})

type Named = { engagementKey: string; label: string }

const byLabel = ({ engagementKey, label }: Named, { audience }: Context) => ({
  where: {
    engagement: { AND: [visibleEngagements(audience), { key: engagementKey.trim().toUpperCase() }] },
    label,
  },
  orderBy: [{ registeredAt: 'desc' as const }, { id: 'desc' as const }],
})

builder.queryField('modelVersion', (t) =>
  t.prismaField({
    type: ModelVersion,
    nullable: true,
    description: 'By the key of its engagement; of two models with the same label, the newer one.',
    args: { engagementKey: t.arg.string({ required: true }), label: t.arg.string({ required: true }) },
    resolve: (query, _root, named, context) =>
      context.snapshot.db.modelVersion.findFirst({ ...query, ...byLabel(named, context) }),
  }),
)

builder.subscriptionField('modelVersion', (t) =>
  t.prismaField({
    type: ModelVersion,
    nullable: true,
    description:
      'The version at once, and again, at most four times a second, when something of its engagement changes.',
    args: { engagementKey: t.arg.string({ required: true }), label: t.arg.string({ required: true }) },
    subscribe: (_root, { engagementKey }, context) => followEngagement(context, engagementKey),
    resolve: (query, _event, named, context) =>
      context.snapshot.db.modelVersion.findFirst({ ...query, ...byLabel(named, context) }),
  }),
)
