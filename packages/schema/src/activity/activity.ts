import type { FieldChange } from '@assay/domain'
import { encodeCursor } from '@assay/record'
import { encodeGlobalID } from '@pothos/plugin-relay'
import { builder } from '../builder.ts'
import { inWorkspace } from '../tenant-node.ts'

const ActorType = builder.enumType('ActorType', { values: ['MEMBERSHIP', 'TOKEN', 'SYSTEM'] as const })

type ActorShape = { actorType: string; actorId: string | null; actorName: string }

const Actor = builder.objectRef<ActorShape>('Actor').implement({
  description: 'Who did it, by the name they had then.',
  fields: (t) => ({
    type: t.field({ type: ActorType, resolve: ({ actorType }) => actorType as 'MEMBERSHIP' | 'TOKEN' | 'SYSTEM' }),
    id: t.id({
      nullable: true,
      resolve: ({ actorType, actorId }) =>
        actorId === null ? null : encodeGlobalID(actorType === 'TOKEN' ? 'ApiToken' : 'Membership', actorId),
    }),
    name: t.exposeString('actorName'),
  }),
})

const FieldChangeType = builder.objectRef<FieldChange>('FieldChange').implement({
  fields: (t) => ({
    field: t.exposeString('field'),
    from: t.exposeString('from', { nullable: true }),
    to: t.exposeString('to', { nullable: true }),
  }),
})

export const Activity = builder.prismaNode('Activity', {
  description: 'One timestamped fact on the record, in the order of the log.',
  ...inWorkspace,
  authScopes: ({ engagementId }, { sees, audience }) =>
    engagementId === null ? audience.wholeWorkspace : sees.engagement(engagementId),
  fields: (t) => ({
    cursor: t.string({
      description: 'Where a stream resumes: hand it back as `after`.',
      resolve: ({ seq }) => encodeCursor(seq),
    }),
    seq: t.int({ description: 'Its number in the log: dense, the first is 1.', resolve: ({ seq }) => Number(seq) }),
    kind: t.exposeString('kind'),
    at: t.expose('at', { type: 'DateTime' }),
    actor: t.field({ type: Actor, resolve: (activity) => activity }),
    reason: t.exposeString('reason', { nullable: true }),
    changes: t.field({ type: [FieldChangeType], resolve: ({ changes }) => changes as FieldChange[] }),
    subjectType: t.exposeString('subjectType'),
    subjectKey: t.exposeString('subjectKey', { nullable: true }),
    subject: t.node({
      description: 'The object as it stands now; null when it cannot be shown.',
      id: ({ subjectType, subjectId }) => (shown.has(subjectType) ? encodeGlobalID(subjectType, subjectId) : null),
    }),
    leafHash: t.string({
      description: 'RFC 6962 hash of the leaf that stands for this fact in the log, in hex.',
      resolve: ({ leafHash }) => Buffer.from(leafHash).toString('hex'),
    }),
  }),
})

/** Subjects that are nodes of the graph. */
const shown = new Set([
  'Membership',
  'Engagement',
  'ModelVersion',
  'DatasetVersion',
  'Evidence',
  'Gate',
  'GateDefinition',
  'Responsibility',
  'Finding',
  'Override',
  'Retest',
  'IntakeRun',
])
