import { nextPhase, objectionToRouting } from '@assay/domain'
import { loadRoutingCase } from '@assay/record'
import { builder } from '../builder.ts'
import { ModelVersion } from '../models/model-version.ts'
import { ReasonType } from '../refusal.ts'
import { Routing } from './routing.ts'

builder.prismaObjectFields(ModelVersion, (t) => ({
  routings: t.relation('routings', {
    type: Routing,
    description: 'Active ones first, then the latest.',
    query: { orderBy: [{ active: 'desc' }, { startedAt: 'desc' }, { id: 'desc' }] },
  }),
  nextPhase: t.int({
    description: 'The share of production traffic that a roll-out may grow to next.',
    resolve: ({ trafficPercent }) => nextPhase(trafficPercent),
  }),
  trafficReasons: t.field({
    type: [ReasonType],
    description: 'Why production traffic may not be authorised now (rule 8).',
    resolve: async ({ id, workspaceId }, _args, { snapshot, now }) => {
      const asked = { workspaceId, modelVersionId: id, environment: 'PRODUCTION', traffic: null, now: now() } as const
      const routing = await loadRoutingCase(snapshot.db, asked)
      return [...((routing === null ? null : objectionToRouting(routing, now()))?.reasons ?? [])]
    },
  }),
}))
