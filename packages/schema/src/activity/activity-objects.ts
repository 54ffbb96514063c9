import { queryFromInfo } from '@pothos/plugin-prisma'
import { builder } from '../builder.ts'
import { Engagement } from '../engagements/engagement.ts'
import { Comment } from '../findings/comment.ts'
import { Finding } from '../findings/finding.ts'
import { Gate } from '../gates/gate.ts'
import { ModelVersion } from '../models/model-version.ts'
import { commentOf, engagementOf, findingOf, modelVersionOf } from '../row-loaders.ts'
import { keyOf, selected } from '../selected.ts'
import { Activity } from './activity.ts'

/** What a fact is about. Every event of every stream asks for these: each is a row that the snapshot reads once. */
builder.prismaObjectFields(Activity, (t) => ({
  engagement: t.field({
    type: Engagement,
    nullable: true,
    resolve: ({ engagementId }, _args, context) => (engagementId === null ? null : engagementOf(context, engagementId)),
  }),
  modelVersion: t.field({
    type: ModelVersion,
    nullable: true,
    resolve: ({ modelVersionId }, _args, context) =>
      modelVersionId === null ? null : modelVersionOf(context, modelVersionId),
  }),
  gate: t.field({
    type: Gate,
    nullable: true,
    // What of a gate is read along is worked out only where there is one: it is the largest part of the page's document.
    resolve: ({ gateId }, _args, context, info) =>
      gateId === null
        ? null
        : context.snapshot.db.gate.findUnique({
            ...selected<object>(queryFromInfo({ context, info })),
            where: keyOf(context, gateId),
          }),
  }),
  finding: t.field({
    type: Finding,
    nullable: true,
    resolve: ({ findingId }, _args, context) => (findingId === null ? null : findingOf(context, findingId)),
  }),
  comment: t.field({
    type: Comment,
    nullable: true,
    description: 'The comment that was made, for finding.commented.',
    resolve: ({ refs }, _args, context) => {
      const id = commentIdOf(refs)
      return id === null ? null : commentOf(context, id)
    },
  }),
}))

function commentIdOf(refs: unknown): string | null {
  if (typeof refs !== 'object' || refs === null || !('commentId' in refs)) return null
  return typeof refs.commentId === 'string' ? refs.commentId : null
}
