import { visibleInEngagements } from '@assay/record'
import { builder } from '../builder.ts'
import { Engagement } from '../engagements/engagement.ts'
import { Evidence } from '../evidence/evidence.ts'
import { Component } from '../models/component.ts'
import { Lineage } from '../models/lineage.ts'
import { ModelVersion } from '../models/model-version.ts'
import { DatasetVersion } from './dataset-version.ts'

// These types lead back to their datasets and components, so what leads to them stands apart.
builder.prismaObjectField(Lineage, 'modelVersion', (t) => t.relation('modelVersion', { type: ModelVersion }))

builder.prismaObjectFields(DatasetVersion, (t) => ({
  description: t.string({
    select: { dataset: { select: { description: true } } },
    resolve: ({ dataset }) => dataset.description,
  }),
  engagement: t.relation('engagement', { type: Engagement }),
  leaning: t.relation('lineage', {
    type: Lineage,
    description: 'Which model versions lean on it, and for what.',
    query: (_args, { audience }) => ({
      where: { modelVersion: visibleInEngagements(audience) },
      orderBy: { modelVersion: { registeredAt: 'desc' } },
    }),
  }),
  evidence: t.relation('evidence', { type: Evidence, query: { orderBy: { number: 'asc' } } }),
}))

builder.prismaObjectField(Component, 'usedIn', (t) =>
  t.field({
    type: [ModelVersion],
    description: 'The versions whose manifests name it, newest first, across engagements.',
    select: (_args, { audience }, nested) => ({
      modelVersions: {
        where: { modelVersion: visibleInEngagements(audience) },
        select: { modelVersion: nested(true) },
        orderBy: { modelVersion: { registeredAt: 'desc' as const } },
      },
    }),
    resolve: ({ modelVersions }) => modelVersions.map(({ modelVersion }) => modelVersion),
  }),
)
