import type { FindingFilter as Filter, FindingPage, ListFindings } from '@assay/record'
import { listFindings } from '@assay/record'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { given } from '../given.ts'
import { idOf } from '../id-of.ts'
import { FindingCategory, FindingSortField, FindingStatus, Severity, SortDirection } from './enums.ts'
import { Finding } from './finding.ts'
import { SeverityCounts } from './severity-counts.ts'

type Edge = FindingPage['rows'][number]

const FindingEdge = builder.objectRef<Edge>('FindingEdge').implement({
  fields: (t) => ({
    cursor: t.exposeString('cursor'),
    node: t.field({ type: Finding, resolve: ({ finding }) => finding }),
  }),
})

export const FindingConnection = builder.objectRef<FindingPage>('FindingConnection').implement({
  description: 'One page of findings, with the counts of all that match.',
  fields: (t) => ({
    totalCount: t.int({ resolve: ({ counts }) => counts.total }),
    counts: t.field({ type: SeverityCounts, resolve: ({ counts }) => counts }),
    pageInfo: t.field({
      type: builder.pageInfoRef(),
      resolve: ({ rows, hasNextPage, hasPreviousPage }) => ({
        hasNextPage,
        hasPreviousPage,
        startCursor: rows.at(0)?.cursor ?? null,
        endCursor: rows.at(-1)?.cursor ?? null,
      }),
    }),
    edges: t.field({ type: [FindingEdge], resolve: ({ rows }) => rows }),
    nodes: t.field({ type: [Finding], resolve: ({ rows }) => rows.map(({ finding }) => finding) }),
  }),
})

export const FindingFilter = builder.inputType('FindingFilter', {
  fields: (t) => ({
    search: t.string({ description: 'A key, or part of a title, description, rule or location.' }),
    engagementId: t.globalID(),
    engagementKey: t.string(),
    modelVersionId: t.globalID(),
    severities: t.field({ type: [Severity] }),
    statuses: t.field({ type: [FindingStatus] }),
    categories: t.field({ type: [FindingCategory] }),
    ownerId: t.globalID(),
    unowned: t.boolean(),
    aiSpecific: t.boolean(),
    source: t.string(),
    label: t.string(),
    cwe: t.int(),
    overdue: t.boolean(),
    inProduction: t.boolean({ description: 'Open on a version that serves traffic.' }),
    acceptanceExpiresWithinDays: t.int({
      description: 'An acceptance that has expired or expires within this many days.',
    }),
  }),
})

export const FindingSort = builder.inputType('FindingSort', {
  fields: (t) => ({
    field: t.field({ type: FindingSortField, required: true }),
    direction: t.field({ type: SortDirection, required: true }),
  }),
})

type Args = {
  first?: number | null | undefined
  after?: string | null | undefined
  last?: number | null | undefined
  before?: string | null | undefined
  filter?: typeof FindingFilter.$inferInput | null | undefined
  sort?: typeof FindingSort.$inferInput | null | undefined
}

/** The page that the arguments ask for, within what else is asked of it. */
export function pageOfFindings(
  { snapshot, audience, now }: Context,
  { filter, sort, ...page }: Args,
  within: Filter = {},
) {
  const asked: ListFindings = { filter: { ...filterOf(filter), ...within }, page, now: now() }
  return listFindings(snapshot, audience, sort == null ? asked : { ...asked, sort })
}

export function filterOf(filter: Args['filter']): Filter {
  if (filter == null) return {}
  const { engagementId, modelVersionId, ownerId, ...rest } = filter
  return {
    ...given(rest),
    ...(engagementId == null ? {} : { engagementId: idOf(engagementId, 'Engagement', ['filter', 'engagementId']) }),
    ...(modelVersionId == null
      ? {}
      : { modelVersionId: idOf(modelVersionId, 'ModelVersion', ['filter', 'modelVersionId']) }),
    ...(ownerId == null ? {} : { ownerId: idOf(ownerId, 'Membership', ['filter', 'ownerId']) }),
  }
}

builder.queryField('findings', (t) =>
  t.field({
    type: FindingConnection,
    description: 'The findings of every engagement that may be seen; the most severe and newest first, if not said.',
    args: { ...t.arg.connectionArgs(), filter: t.arg({ type: FindingFilter }), sort: t.arg({ type: FindingSort }) },
    resolve: (_root, args, context) => pageOfFindings(context, args),
  }),
)
