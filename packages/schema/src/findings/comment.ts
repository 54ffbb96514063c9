import { commentOnFinding } from '@assay/record'
import { present } from '../batched.ts'
import { builder } from '../builder.ts'
import { command } from '../command.ts'
import { idOf } from '../id-of.ts'
import { Membership } from '../identity/membership.ts'
import { refusals } from '../refusal.ts'
import { memberOf } from '../row-loaders.ts'
import { keyOf, selected } from '../selected.ts'
import { ownedBy } from '../tenant-node.ts'

export const Comment = builder.prismaNode('Comment', {
  ...ownedBy('finding', 'findingId'),
  fields: (t) => ({
    body: t.exposeString('body'),
    postedAt: t.expose('postedAt', { type: 'DateTime' }),
    author: t.field({
      type: Membership,
      resolve: async ({ authorId }, _args, context) => present(await memberOf(context, authorId)),
    }),
    finding: t.relation('finding'),
  }),
})

const CommentOnFindingInput = builder.inputType('CommentOnFindingInput', {
  fields: (t) => ({
    /** A client may name the new comment's UUID, so that it can be drawn before it is sent. */
    id: t.id(),
    findingId: t.globalID({ required: true }),
    body: t.string({ required: true }),
    idempotencyKey: t.string(),
  }),
})

builder.mutationField('commentOnFinding', (t) =>
  t.prismaField({
    type: Comment,
    errors: refusals,
    args: { input: t.arg({ type: CommentOnFindingInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const findingId = idOf(input.findingId, 'Finding', ['findingId'])
      const id = await command(context, 'commentOnFinding', input, (viewer) =>
        commentOnFinding(context.record, viewer, {
          findingId,
          body: input.body,
          ...(input.id ? { id: input.id } : {}),
        }),
      )
      return context.snapshot.db.comment.findUniqueOrThrow({ ...selected(query), where: keyOf(context, id) })
    },
  }),
)
