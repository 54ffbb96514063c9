import type { IntakeMode as Mode, IntakeRunStatus as Status } from '@assay/domain'
import {
  type IntakeCounts as Counts,
  commandLineFor,
  countsOf,
  previewOfIntake,
  visibleInEngagements,
} from '@assay/record'
import { builder } from '../builder.ts'
import { Severity } from '../findings/enums.ts'
import { inEngagement } from '../tenant-node.ts'
import { IntakeMode, IntakeStatus, IntakeVerdict } from './enums.ts'

const IntakeCounts = builder.objectRef<Counts>('IntakeCounts').implement({
  description: 'Counts after deduplication; results is the sum of all but gone.',
  fields: (t) => ({
    results: t.exposeInt('results'),
    new: t.exposeInt('new'),
    updated: t.exposeInt('updated'),
    reopened: t.exposeInt('reopened'),
    unchanged: t.exposeInt('unchanged'),
    gone: t.exposeInt('gone'),
    duplicate: t.exposeInt('duplicate'),
    unreadable: t.exposeInt('unreadable'),
  }),
})

type Unreadable = { position: string; why: string }

const UnreadableResult = builder.objectRef<Unreadable>('UnreadableResult').implement({
  description: 'A result that could not be read, by its place in the file.',
  fields: (t) => ({ position: t.exposeString('position'), why: t.exposeString('why') }),
})

type PreviewRow = Awaited<ReturnType<typeof previewOfIntake>>[number]

const IntakePreviewRow = builder.objectRef<PreviewRow>('IntakePreviewRow').implement({
  description: 'A result as it is, or would be, committed.',
  fields: (t) => ({
    position: t.exposeInt('position'),
    verdict: t.expose('verdict', { type: IntakeVerdict }),
    title: t.exposeString('title'),
    severity: t.expose('severity', { type: Severity }),
    location: t.exposeString('location', { nullable: true }),
    ruleId: t.exposeString('ruleId', { nullable: true }),
    findingKey: t.exposeString('findingKey', { nullable: true }),
  }),
})

export const IntakeRun = builder.prismaNode('IntakeRun', {
  ...inEngagement,
  description: 'One file taken into the record: received, read, previewed, committed.',
  fields: (t) => ({
    key: t.exposeString('key'),
    fileName: t.exposeString('fileName'),
    sha256: t.exposeString('sha256'),
    size: t.int({ description: 'Bytes.', resolve: ({ size }) => Number(size) }),
    format: t.exposeString('format', { nullable: true }),
    tool: t.exposeString('tool', { nullable: true }),
    readerVersion: t.exposeString('readerVersion'),
    mode: t.field({ type: IntakeMode, resolve: ({ mode }) => mode as Mode }),
    status: t.field({ type: IntakeStatus, resolve: ({ status }) => status as Status }),
    counts: t.field({ type: IntakeCounts, resolve: ({ counts }) => countsOf(counts) }),
    problem: t.exposeString('problem', { nullable: true, description: 'Why it failed, and what to do next.' }),
    unreadable: t.field({ type: [UnreadableResult], resolve: ({ unreadable }) => unreadable as Unreadable[] }),
    engagement: t.relation('engagement'),
    modelVersion: t.relation('modelVersion', { nullable: true }),
    startedBy: t.string({
      description: 'The member or the token that began it.',
      select: { startedBy: { select: { name: true } }, startedByToken: { select: { name: true } } },
      resolve: ({ startedBy, startedByToken }) => startedByToken?.name ?? startedBy?.name ?? 'Assay',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    committedAt: t.expose('committedAt', { type: 'DateTime', nullable: true }),
    version: t.exposeInt('version'),
    preview: t.field({
      type: [IntakePreviewRow],
      description: 'The first results as they are, or would be, committed.',
      args: { first: t.arg.int() },
      resolve: ({ id }, { first }, { snapshot, audience }) => previewOfIntake(snapshot, audience, id, first ?? 50),
    }),
    commandLine: t.string({
      description: 'What a pipeline runs to take the same file in.',
      select: {
        engagement: { select: { key: true } },
        modelVersion: { select: { label: true, model: { select: { name: true } } } },
      },
      resolve: ({ fileName, engagement, modelVersion }, _args, { record }) =>
        commandLineFor({
          fileName,
          engagementKey: engagement.key,
          modelVersion: modelVersion && { model: modelVersion.model.name, label: modelVersion.label },
          publicUrl: record.publicUrl,
        }),
    }),
  }),
})

builder.queryField('intakeRun', (t) =>
  t.prismaField({
    type: IntakeRun,
    nullable: true,
    args: { key: t.arg.string({ required: true }) },
    resolve: (query, _root, { key }, { snapshot, audience }) =>
      snapshot.db.intakeRun.findFirst({ ...query, where: { ...visibleInEngagements(audience), key } }),
  }),
)

builder.queryField('intakeRuns', (t) =>
  t.prismaConnection({
    type: IntakeRun,
    cursor: 'workspaceId_id',
    description: 'What was taken in, newest first.',
    totalCount: (_root, _args, { snapshot, audience }) =>
      snapshot.db.intakeRun.count({ where: visibleInEngagements(audience) }),
    resolve: (query, _root, _args, { snapshot, audience }) =>
      snapshot.db.intakeRun.findMany({ ...query, where: visibleInEngagements(audience), orderBy: { number: 'desc' } }),
  }),
)
