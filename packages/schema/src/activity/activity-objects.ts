import { builder } from '../builder.ts'
import { Engagement } from '../engagements/engagement.ts'
import { Comment } from '../findings/comment.ts'
import { Finding } from '../findings/finding.ts'
import { ModelVersion } from '../models/model-version.ts'
import { commentOf, engagementOf, findingOf, modelVersionOf } from '../row-loaders.ts'
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
