import { type SubjectCounts as Counts, countOpenFindings, countOpenFindingsOn, countSubjects } from '@assay/record'
import { batched } from '../batched.ts'
import { builder } from '../builder.ts'
import { Engagement } from '../engagements/engagement.ts'
import { ModelVersion } from '../models/model-version.ts'
import { FindingConnection, FindingFilter, FindingSort, pageOfFindings } from './finding-connection.ts'
import { noFindings, SeverityCounts } from './severity-counts.ts'

/** The findings of an engagement and of a model version, and how many. */

const openInEngagement = batched(({ snapshot }, ids) => countOpenFindings(snapshot, ids))
const openOnVersion = batched(({ snapshot }, ids) => countOpenFindingsOn(snapshot, ids))
const subjectsOnVersion = batched(({ snapshot }, ids) => countSubjects(snapshot, ids))

const SubjectCounts = builder.objectRef<Counts>('SubjectCounts').implement({
  fields: (t) => ({
    affected: t.int({ resolve: ({ AFFECTED }) => AFFECTED }),
    fixed: t.int({ resolve: ({ FIXED }) => FIXED }),
    notAffected: t.int({ resolve: ({ NOT_AFFECTED }) => NOT_AFFECTED }),
    unknown: t.int({ resolve: ({ UNKNOWN }) => UNKNOWN }),
  }),
})

builder.prismaObjectFields(Engagement, (t) => ({
  findings: t.field({
    type: FindingConnection,
    args: { ...t.arg.connectionArgs(), filter: t.arg({ type: FindingFilter }), sort: t.arg({ type: FindingSort }) },
    resolve: ({ id }, args, context) => pageOfFindings(context, args, { engagementId: id }),
  }),
  openFindings: t.field({
    type: SeverityCounts,
    resolve: async ({ id }, _args, context) => (await openInEngagement(context, id)) ?? noFindings,
  }),
}))

builder.prismaObjectFields(ModelVersion, (t) => ({
  findings: t.field({
    type: FindingConnection,
    args: { ...t.arg.connectionArgs(), filter: t.arg({ type: FindingFilter }), sort: t.arg({ type: FindingSort }) },
    resolve: ({ id }, args, context) => pageOfFindings(context, args, { modelVersionId: id }),
  }),
  subjects: t.field({
    type: SubjectCounts,
    description: 'Findings on this version by their standing on it, as in VEX.',
    resolve: async ({ id }, _args, context) =>
      (await subjectsOnVersion(context, id)) ?? { AFFECTED: 0, FIXED: 0, NOT_AFFECTED: 0, UNKNOWN: 0 },
  }),
  openFindings: t.field({
    type: SeverityCounts,
    description: 'Open findings that stand on it as AFFECTED or UNKNOWN.',
    resolve: async ({ id }, _args, context) => (await openOnVersion(context, id)) ?? noFindings,
  }),
}))
