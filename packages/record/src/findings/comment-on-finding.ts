import { Conflict } from '@assay/domain'
import { isUuid, rowKey } from '../engagements/row-key.ts'
import { proseLength, readTexts } from '../engagements/written.ts'
import { mustBeAllowed, seatOf } from '../identity/must-be-allowed.ts'
import { change } from '../kernel/change.ts'
import { claimId } from '../kernel/claim-id.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { mustSee } from '../kernel/visible.ts'

export type CommentOnFinding = {
  /** The new comment's UUID, when the client drew it already. */
  id?: string
  findingId: string
  body: string
}

/** Posts a comment and tells everyone who follows the finding. Answers with the comment's id. */
export function commentOnFinding(record: EngagementRecord, viewer: Viewer, input: CommentOnFinding) {
  return change(record, viewer, async function commentOnFinding({ tx, now, announce }) {
    const { workspaceId } = viewer
    const finding = mustSee(
      await tx.finding.findUnique({ where: rowKey(workspaceId, input.findingId) }),
      viewer.audience,
      'finding',
    )
    mustBeAllowed(viewer, 'COMMENT', finding.engagementId)
    const { text, fault, done } = readTexts()
    const body = text(['body'], input.body, { longest: proseLength, required: 'Write something before posting.' })
    if (input.id !== undefined && !isUuid(input.id)) fault(['id'], 'The id of a new comment is a UUID.')
    done()
    if (input.id !== undefined) {
      await claimId(tx, workspaceId, input.id)
      const known = await tx.comment.count({ where: { workspaceId, id: input.id } })
      if (known > 0) throw new Conflict('A comment with this id was posted already', [], 'ALREADY_EXISTS')
    }

    const comment = await tx.comment.create({
      data: {
        workspaceId,
        ...(input.id === undefined ? {} : { id: input.id }),
        findingId: finding.id,
        authorId: seatOf(viewer),
        body,
        postedAt: now,
      },
    })
    await tx.finding.update({
      where: { workspaceId_id: { workspaceId, id: finding.id } },
      data: { commentCount: { increment: 1 }, updatedAt: now },
    })
    announce({
      kind: 'finding.commented',
      subject: { type: 'Finding', id: finding.id, key: finding.key },
      engagementId: finding.engagementId,
      findingId: finding.id,
      refs: { commentId: comment.id },
    })
    return comment.id
  })
}
