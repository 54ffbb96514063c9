import { InvalidInput, spoken } from '@assay/domain'
import { readTexts } from '../engagements/written.ts'
import { mustBeAllowed } from '../identity/must-be-allowed.ts'
import { change } from '../kernel/change.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { lockEnvelope } from './lock-envelope.ts'

export type RevokeEnvelope = { envelopeId: string; reason: string }

/** Ends an envelope at once, or turns a proposed one down. What was decided inside it stands. Answers with its id. */
export function revokeEnvelope(record: EngagementRecord, viewer: Viewer, input: RevokeEnvelope) {
  return change(record, viewer, async function revokeEnvelope({ tx, now, announce }) {
    const envelope = await lockEnvelope(tx, viewer, input.envelopeId)
    const { workspaceId, id, engagementId, baseVersionId, status: from } = envelope
    mustBeAllowed(viewer, 'SIGN', engagementId)
    const texts = readTexts()
    const reason = texts.text(['reason'], input.reason, { longest: 500, required: 'Say why it no longer holds.' })
    texts.done()
    if (from !== 'PROPOSED' && from !== 'APPROVED') {
      const message = `The envelope is ${spoken(from)} already.`
      throw new InvalidInput([{ path: ['envelopeId'], message }], 'INVALID_TRANSITION')
    }
    const to = from === 'PROPOSED' ? 'REJECTED' : 'REVOKED'
    await tx.changeEnvelope.update({
      where: { workspaceId_id: { workspaceId, id } },
      data: { status: to, decidedAt: now, version: { increment: 1 }, updatedAt: now },
    })
    announce({
      kind: 'envelope.revoked',
      subject: { type: 'ModelVersion', id: baseVersionId, key: null },
      engagementId,
      modelVersionId: baseVersionId,
      changes: [{ field: 'status', from, to }],
      refs: { envelopeId: id },
      reason,
    })
    return id
  })
}
