import type { EvidenceStatus as Status } from '@assay/domain'
import { builder } from '../builder.ts'
import { EvidenceType } from '../catalogue/evidence-type.ts'
import { Team } from '../identity/team.ts'
import { inEngagement } from '../tenant-node.ts'
import { EvidenceStatus } from './enums.ts'
import { EvidenceRevision } from './evidence-revision.ts'

export const Evidence = builder.prismaNode('Evidence', {
  ...inEngagement,
  description: 'A typed artefact; each upload is an immutable revision.',
  fields: (t) => ({
    key: t.exposeString('key'),
    title: t.exposeString('title'),
    type: t.relation('evidenceType', { type: EvidenceType }),
    status: t.field({ type: EvidenceStatus, resolve: ({ status }) => status as Status }),
    statusReason: t.exposeString('statusReason', { nullable: true }),
    effectiveFrom: t.expose('effectiveFrom', { type: 'DateTime', nullable: true }),
    effectiveTo: t.expose('effectiveTo', { type: 'DateTime', nullable: true }),
    version: t.exposeInt('version'),
    engagement: t.relation('engagement'),
    modelVersion: t.relation('modelVersion', { nullable: true }),
    datasetVersion: t.relation('datasetVersion', { nullable: true }),
    producer: t.relation('producer', { type: Team, nullable: true }),
    revisions: t.relation('revisions', {
      type: EvidenceRevision,
      description: 'Newest first.',
      query: { orderBy: { revision: 'desc' } },
    }),
    current: t.field({
      type: EvidenceRevision,
      description: 'The newest revision.',
      select: (_args, _context, nested) => ({
        revisions: nested({ orderBy: { revision: 'desc' as const }, take: 1 }),
      }),
      resolve: ({ revisions: [current], key }) => {
        if (current === undefined) throw new Error(`${key} has no revision`)
        return current
      },
    }),
  }),
})
