import { objectionOutside, type Reason } from '@assay/domain'
import { loadInsideCase } from '@assay/record'
import { builder } from '../builder.ts'
import { ModelVersion } from '../models/model-version.ts'
import { ReasonType } from '../refusal.ts'
import { ChangeEnvelope, EnvelopeUse } from './change-envelope.ts'

const Metric = builder.prismaObject('Metric', {
  description: 'What was measured on a version.',
  fields: (t) => ({
    name: t.exposeString('name'),
    value: t.exposeFloat('value'),
    measuredAt: t.expose('measuredAt', { type: 'DateTime' }),
  }),
})

type Row = Parameters<typeof loadInsideCase>[1]
type Standing = { row: Row; reasons: Reason[] }

const EnvelopeStanding = builder.objectRef<Standing>('EnvelopeStanding').implement({
  description: 'Whether a version is inside an envelope and, where not, what puts it outside.',
  fields: (t) => ({
    envelope: t.field({ type: ChangeEnvelope, resolve: ({ row }) => row }),
    reasons: t.field({ type: [ReasonType], resolve: ({ reasons }) => reasons }),
  }),
})

builder.prismaObjectFields(ModelVersion, (t) => ({
  metrics: t.relation('metrics', { type: Metric, query: { orderBy: [{ name: 'asc' }, { measuredAt: 'desc' }] } }),
  byPolicy: t.relation('envelopeUses', { type: EnvelopeUse, query: { orderBy: { decidedAt: 'desc' } } }),
  based: t.relation('envelopes', {
    type: ChangeEnvelope,
    description: 'The envelopes that stand on it.',
    query: { orderBy: { proposedAt: 'desc' } },
  }),
  envelopes: t.field({
    type: [EnvelopeStanding],
    description: 'The envelopes of its use case that are approved and based on another version.',
    resolve: async ({ id, workspaceId, engagementId }, _args, { snapshot, now }) => {
      const rows = await snapshot.db.changeEnvelope.findMany({
        where: { workspaceId, engagementId, status: 'APPROVED', baseVersionId: { not: id } },
        orderBy: { proposedAt: 'desc' },
        take: 10,
      })
      const standings: Standing[] = []
      for (const row of rows) {
        const objection = objectionOutside(await loadInsideCase(snapshot.db, row, id), now())
        standings.push({ row, reasons: [...(objection?.reasons ?? [])] })
      }
      return standings
    },
  }),
}))
