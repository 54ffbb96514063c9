import { Conflict, Denied, isOversight } from '@assay/domain'
import { rowKey } from '../engagements/row-key.ts'
import { proseLength, readTexts } from '../engagements/written.ts'
import { mustBeAllowed, seatOf } from '../identity/must-be-allowed.ts'
import { change } from '../kernel/change.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { mustSee } from '../kernel/visible.ts'

export type ReviewEnvelopeUse = { useId: string; review: string }

/** GRC or security leadership looks at a sampled decision by policy, and says what was found. Answers with its id. */
export function reviewEnvelopeUse(record: EngagementRecord, viewer: Viewer, input: ReviewEnvelopeUse) {
  return change(record, viewer, async function reviewEnvelopeUse({ tx, now, announce }) {
    const { workspaceId } = viewer
    const row = await tx.envelopeUse.findUnique({
      where: rowKey(workspaceId, input.useId),
      include: { envelope: { include: { approvals: true } } },
    })
    const use = mustSee(row, viewer.audience, 'decision by policy')
    mustBeAllowed(viewer, 'SIGN', use.engagementId)
    if (!viewer.teams.some((team) => isOversight(team.function))) {
      throw new Denied('GRC or security leadership reviews decisions by policy. Ask one of them.')
    }
    const by = seatOf(viewer)
    if (use.envelope.approvals.some(({ memberId, seat }) => memberId === by && seat !== 'OVERSIGHT')) {
      throw new Denied(
        'You approved this envelope for one of its gates. Somebody else has to review it.',
        'NOT_INDEPENDENT',
      )
    }
    const texts = readTexts()
    const review = texts.text(['review'], input.review, {
      longest: proseLength,
      required: 'Say what you looked at and what you found.',
    })
    texts.done()
    const { count } = await tx.envelopeUse.updateMany({
      where: { workspaceId, id: use.id, reviewedAt: null },
      data: { reviewedAt: now, reviewedById: by, review },
    })
    if (count === 0) throw new Conflict('This decision has been reviewed already.', [], 'ALREADY_DECIDED')
    announce({
      kind: 'envelope.reviewed',
      subject: { type: 'ModelVersion', id: use.modelVersionId, key: null },
      engagementId: use.engagementId,
      modelVersionId: use.modelVersionId,
      gateId: use.gateId,
      changes: [{ field: 'review', from: 'SAMPLED', to: 'REVIEWED' }],
      refs: { envelopeId: use.envelopeId, useId: use.id },
    })
    return use.id
  })
}
