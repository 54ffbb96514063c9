import { objectionToRevoking } from '@assay/domain'
import { proseLength, readTexts } from '../engagements/written.ts'
import { change } from '../kernel/change.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { mustBeSeen } from './must-be-seen.ts'
import { lockForSigning, mustLoad, signerOf } from './signing.ts'
import { takeBack } from './take-back.ts'

export type RevokeDecision = { gateId: string; expectedVersion: number; reason: string }

/**
 * Takes the approval of a gate back, or withdraws a decision that still waits for signatures. What was decided stays on
 * record; the gates after it, the use case and the version follow. Answers with the gate's id.
 */
export function revokeDecision(record: EngagementRecord, viewer: Viewer, input: RevokeDecision) {
  return change(record, viewer, async function revokeDecision(step) {
    const { tx, now } = step
    const { gate, touched } = await lockForSigning(step, viewer, input.gateId)
    await mustBeSeen(tx, viewer, gate, input.expectedVersion, now)
    const texts = readTexts()
    const reason = texts.text(['reason'], input.reason, { longest: proseLength })
    texts.done()
    const loaded = await mustLoad(tx, viewer, gate.id, now)
    const signer = signerOf(loaded, viewer)
    const pending = loaded.standing?.status === 'PENDING'
    const objection = objectionToRevoking({ ...loaded.case, signer, pending }, reason, now)
    if (objection !== null) throw objection
    await takeBack(step, viewer, loaded, { signer, reason, touched })
    return gate.id
  })
}
