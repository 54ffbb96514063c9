import { objectionToDeclaring } from '@assay/domain'
import { proseLength, readTexts } from '../engagements/written.ts'
import { change } from '../kernel/change.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { objectionToDoubleA } from './accountable-of.ts'
import { mustBeSeen } from './must-be-seen.ts'
import { recomputeReadiness } from './recompute-readiness.ts'
import { recordDecision, shortened } from './record-decision.ts'
import { lockForSigning, mustLoad, signerOf, wait } from './signing.ts'
import { aboutGate } from './subject-of-gate.ts'

export type DeclareNotApplicable = { gateId: string; expectedVersion: number; rationale: string }

/**
 * The holder of the A declares that the gate does not apply here. It passes nothing until someone else of GRC has
 * concurred (`concurOnGate`). Answers with the gate's id.
 */
export function declareNotApplicable(record: EngagementRecord, viewer: Viewer, input: DeclareNotApplicable) {
  return change(record, viewer, async function declareNotApplicable(step) {
    const { tx, now, announce } = step
    const { workspaceId, authenticatedBy: method } = viewer
    const { gate, touched } = await lockForSigning(step, viewer, input.gateId)
    await mustBeSeen(tx, viewer, gate, input.expectedVersion, now)
    await recomputeReadiness(tx, workspaceId, touched, now, announce)
    const texts = readTexts()
    const rationale = texts.text(['rationale'], input.rationale, {
      longest: proseLength,
      required: 'Say why this gate does not apply; the assurance pack prints it.',
    })
    texts.done()
    const loaded = await mustLoad(tx, viewer, gate.id, now)
    const signer = signerOf(loaded, viewer)
    const objection = objectionToDoubleA(loaded.seats) ?? objectionToDeclaring({ ...loaded.case, signer }, now)
    if (objection !== null) throw objection

    const decision = 'NOT_APPLICABLE'
    const made = await recordDecision(tx, loaded, { decision, rationale, signer, method, now })
    announce({
      kind: 'gate.decided',
      ...aboutGate(gate),
      changes: [
        { field: 'decision', from: null, to: decision },
        { field: 'decisionStatus', from: null, to: 'PENDING' },
      ],
      refs: { decisionId: made.id, signatureId: made.signatureId },
      reason: shortened(rationale),
    })
    await wait(step, gate)
    return gate.id
  })
}
