import {
  type FindingCategory as Category,
  isOverrideInForce,
  nextStatuses,
  type OverrideStatus,
  parseShortKey,
  type SourceKind,
  type FindingStatus as Status,
  severityOfRank,
} from '@assay/domain'
import {
  readLabels,
  readOverrides,
  readSubjects,
  readWeaknesses,
  visibleActivity,
  visibleInEngagements,
} from '@assay/record'
import { Activity } from '../activity/activity.ts'
import { batched, present } from '../batched.ts'
import { builder } from '../builder.ts'
import { Engagement } from '../engagements/engagement.ts'
import { Membership } from '../identity/membership.ts'
import { Team } from '../identity/team.ts'
import { engagementOf, memberOf, teamOf } from '../row-loaders.ts'
import { inEngagement } from '../tenant-node.ts'
import { FindingCategory, FindingSourceKind, FindingStatus, Severity } from './enums.ts'
import { FindingSubject } from './finding-subject.ts'
import { Occurrence } from './occurrence.ts'
import { Override } from './override.ts'
import { Retest } from './retest.ts'

const labelsOf = batched(({ snapshot }, ids) => readLabels(snapshot, ids))
const weaknessesOf = batched(({ snapshot }, ids) => readWeaknesses(snapshot, ids))
const subjectsOf = batched(({ snapshot }, ids) => readSubjects(snapshot, ids))
const overridesOf = batched(({ snapshot }, ids) => readOverrides(snapshot, ids))

const inForce = ({ status, expiresAt }: { status: string; expiresAt: Date | null }, now: Date) =>
  isOverrideInForce({ status: status as OverrideStatus, until: expiresAt }, now)

export const Finding = builder.prismaNode('Finding', {
  ...inEngagement,
  description: 'A weakness with severity, owner, status and evidence.',
  fields: (t) => ({
    key: t.exposeString('key'),
    title: t.exposeString('title'),
    description: t.exposeString('description'),
    category: t.field({ type: FindingCategory, resolve: ({ category }) => category as Category }),
    aiSpecific: t.exposeBoolean('aiSpecific'),
    severity: t.field({ type: Severity, resolve: ({ severity }) => severityOfRank(severity) }),
    severityRaw: t.exposeString('severityRaw', { nullable: true, description: 'The rating as its source gave it.' }),
    cvssVector: t.exposeString('cvssVector', { nullable: true }),
    cvssScore: t.exposeFloat('cvssScore', { nullable: true }),
    status: t.field({ type: FindingStatus, resolve: ({ status }) => status as Status }),
    cwe: t.field({ type: ['Int'], resolve: async ({ id }, _args, context) => (await weaknessesOf(context, id)) ?? [] }),
    asset: t.exposeString('asset', { nullable: true }),
    componentPurl: t.exposeString('componentPurl', { nullable: true }),
    owner: t.field({
      type: Membership,
      nullable: true,
      resolve: ({ ownerId }, _args, context) => (ownerId === null ? null : memberOf(context, ownerId)),
    }),
    team: t.field({
      type: Team,
      nullable: true,
      resolve: ({ teamId }, _args, context) => (teamId === null ? null : teamOf(context, teamId)),
    }),
    dueAt: t.expose('dueAt', { type: 'DateTime', nullable: true }),
    sourceKind: t.field({ type: FindingSourceKind, resolve: ({ sourceKind }) => sourceKind as SourceKind }),
    source: t.exposeString('source', { description: 'The tool or the assessment that reported it.' }),
    ruleId: t.exposeString('ruleId', { nullable: true }),
    locationUri: t.exposeString('locationUri', { nullable: true }),
    locationLine: t.exposeInt('locationLine', { nullable: true }),
    helpUri: t.exposeString('helpUri', { nullable: true }),
    fingerprint: t.exposeString('fingerprint', { nullable: true }),
    openedAt: t.expose('openedAt', { type: 'DateTime' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime' }),
    reopened: t.exposeInt('reopened', { description: 'How often it was seen again after its fix was verified.' }),
    commentCount: t.exposeInt('commentCount'),
    version: t.exposeInt('version'),
    engagement: t.field({
      type: Engagement,
      resolve: async ({ engagementId }, _args, context) => present(await engagementOf(context, engagementId)),
    }),
    labels: t.stringList({ resolve: async ({ id }, _args, context) => (await labelsOf(context, id)) ?? [] }),
    subjects: t.field({
      type: [FindingSubject],
      resolve: async ({ id }, _args, context) => (await subjectsOf(context, id)) ?? [],
    }),
    occurrences: t.relatedConnection('occurrences', {
      type: Occurrence,
      cursor: 'workspaceId_id',
      totalCount: true,
      query: { orderBy: [{ seenAt: 'desc' }, { id: 'desc' }] },
    }),
    comments: t.relatedConnection('comments', {
      cursor: 'workspaceId_id',
      totalCount: true,
      query: { orderBy: [{ postedAt: 'asc' }, { id: 'asc' }] },
    }),
    overrides: t.field({
      type: [Override],
      description: 'Newest first.',
      resolve: async ({ id }, _args, context) => (await overridesOf(context, id)) ?? [],
    }),
    activeOverride: t.field({
      type: Override,
      nullable: true,
      description: 'The override in force at this moment, if any.',
      resolve: async ({ id }, _args, context) =>
        (await overridesOf(context, id))?.find((override) => inForce(override, context.now())) ?? null,
    }),
    retests: t.relation('retests', { type: Retest, query: { orderBy: [{ requestedAt: 'desc' }, { id: 'desc' }] } }),
    nextStatuses: t.field({
      type: [FindingStatus],
      description: 'The statuses that it may be moved to by hand; a passed retest may still be asked for.',
      resolve: ({ status, sourceKind }) =>
        nextStatuses(status as Status).filter((next) => next !== 'VERIFIED' || sourceKind === 'PERSON'),
    }),
    activity: t.prismaConnection({
      type: Activity,
      cursor: 'workspaceId_seq',
      description: 'The facts about it, newest first.',
      totalCount: ({ id }, _args, { snapshot, audience }) =>
        snapshot.db.activity.count({ where: { AND: [visibleActivity(audience), { findingId: id }] } }),
      resolve: (query, { id }, _args, { snapshot, audience }) =>
        snapshot.db.activity.findMany({
          ...query,
          where: { AND: [visibleActivity(audience), { findingId: id }] },
          orderBy: { seq: 'desc' },
        }),
    }),
  }),
})

builder.queryField('finding', (t) =>
  t.prismaField({
    type: Finding,
    nullable: true,
    args: { key: t.arg.string({ required: true }) },
    resolve: (query, _root, { key }, { snapshot, audience }) =>
      snapshot.db.finding.findFirst({
        ...query,
        where: { ...visibleInEngagements(audience), key: canonicalKey(key) },
      }),
  }),
)

/** A key as a person types it, in any case, names the same finding. */
function canonicalKey(typed: string): string {
  const key = parseShortKey(typed)
  return key === null ? typed : `${key.prefix}-${key.n}`
}
