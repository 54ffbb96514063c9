import type { EvidenceStatus as Status } from '@assay/domain'
import { visibleInEngagements } from '@assay/record'
import { builder } from '../builder.ts'
import { EvidenceType } from '../catalogue/evidence-type.ts'
import { Membership } from '../identity/membership.ts'
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
      nullable: true,
      description: 'The newest revision; null while it is only asked for.',
      select: (_args, _context, nested) => ({
        revisions: nested({ orderBy: { revision: 'desc' as const }, take: 1 }),
      }),
      resolve: ({ revisions: [current] }) => current ?? null,
    }),
    requestedBy: t.relation('requestedBy', { type: Membership, nullable: true }),
    requestedFrom: t.relation('requestedFrom', {
      type: Membership,
      nullable: true,
      description: 'Who was asked for it.',
    }),
    dueAt: t.expose('dueAt', { type: 'DateTime', nullable: true, description: 'By when it was asked for.' }),
    holdReason: t.exposeString('holdReason', {
      nullable: true,
      description: 'While it says something, the evidence is neither altered nor disposed of.',
    }),
    supersededBy: t.relation('supersededBy', { nullable: true }),
    reusedFrom: t.relation('reusedFrom', {
      nullable: true,
      description: 'The evidence of another version whose bytes these are, by a person’s decision.',
    }),
    reusedBy: t.relation('reusedBy', { type: Membership, nullable: true }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
  }),
})

builder.queryField('evidence', (t) =>
  t.prismaField({
    type: Evidence,
    nullable: true,
    args: { key: t.arg.string({ required: true }) },
    resolve: (query, _root, { key }, { snapshot, audience }) =>
      snapshot.db.evidence.findFirst({
        ...query,
        where: { ...visibleInEngagements(audience), key: key.trim().toUpperCase() },
      }),
  }),
)
