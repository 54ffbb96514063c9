import { Conflict, objectionToReviewOfGlass } from '@assay/domain'
import { rowKey } from '../engagements/row-key.ts'
import { proseLength, readTexts } from '../engagements/written.ts'
import { mustBeAllowed, seatOf } from '../identity/must-be-allowed.ts'
import { change } from '../kernel/change.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { mustSee } from '../kernel/visible.ts'

export type ReviewBreakGlass = { breakGlassId: string; review: string }

/** Somebody else of GRC or security leadership looks at a gate that was gone past, and says what follows. Answers with its id. */
export function reviewBreakGlass(record: EngagementRecord, viewer: Viewer, input: ReviewBreakGlass) {
  return change(record, viewer, async function reviewBreakGlass({ tx, now, announce }) {
    const where = rowKey(viewer.workspaceId, input.breakGlassId)
    const broken = mustSee(
      await tx.breakGlass.findUnique({ where, include: { engagement: true } }),
      viewer.audience,
      'break-glass record',
    )
    mustBeAllowed(viewer, 'SIGN', broken.engagementId)
    const objection = objectionToReviewOfGlass(broken, {
      id: viewer.membershipId,
      roles: viewer.roles,
      functions: viewer.teams.map((team) => team.function),
    })
    if (objection !== null) throw objection
    const texts = readTexts()
    const review = texts.text(['review'], input.review, {
      longest: proseLength,
      required: 'Say what you found and what follows from it.',
    })
    texts.done()
    // Two reviewers at once: the row's version decides which was first.
    const { count } = await tx.breakGlass.updateMany({
      where: { workspaceId: viewer.workspaceId, id: broken.id, version: broken.version },
      data: {
        review,
        reviewedAt: now,
        reviewedById: seatOf(viewer),
        version: { increment: 1 },
        updatedAt: now,
      },
    })
    if (count === 0)
      throw new Conflict('Somebody reviewed this at the same moment. Reload to see it.', [], 'ALREADY_DECIDED')
    announce({
      kind: 'gate.glassReviewed',
      subject: { type: 'Engagement', id: broken.engagementId, key: broken.engagement.key },
      engagementId: broken.engagementId,
      ...(broken.modelVersionId === null ? {} : { modelVersionId: broken.modelVersionId }),
      ...(broken.gateId === null ? {} : { gateId: broken.gateId }),
      refs: { breakGlassId: broken.id },
      reason: review,
    })
    return broken.id
  })
}
