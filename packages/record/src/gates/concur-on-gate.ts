import {
  Conflict,
  type GateOutcome,
  NotFound,
  objectionToConcur,
  quorumReached,
  type SignatureMeaning,
  signaturesRequired,
} from '@assay/domain'
import { rowKey } from '../engagements/row-key.ts'
import { change } from '../kernel/change.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { seesEngagement } from '../kernel/visible.ts'
import { meaningOfDecision } from './freeze-decision.ts'
import { recomputeReadiness } from './recompute-readiness.ts'
import { concurringTeam, sign } from './sign.ts'
import { effectOf, lockForSigning, mustLoad, signerOf, statusChange, wait } from './signing.ts'
import { aboutGate } from './subject-of-gate.ts'

export type ConcurOnGate = { decisionId: string }

/** Adds a signature to a decision that waits for it; the last one puts it in force. Answers with the gate's id. */
export function concurOnGate(record: EngagementRecord, viewer: Viewer, input: ConcurOnGate) {
  return change(record, viewer, async function concurOnGate(step) {
    const { tx, now, announce } = step
    const { workspaceId } = viewer
    const seen = await tx.gateDecision.findUnique({
      where: rowKey(workspaceId, input.decisionId),
      include: { gate: true },
    })
    if (seen === null || !seesEngagement(viewer.audience, seen.gate.engagementId)) throw new NotFound('decision')
    const { gate, touched } = await lockForSigning(step, viewer, seen.gateId)
    await recomputeReadiness(tx, workspaceId, touched, now, announce)

    const loaded = await mustLoad(tx, viewer, gate.id, now)
    const { standing } = loaded
    if (standing?.id !== seen.id) {
      throw new Conflict(
        'What this decision was taken on has changed since, so it no longer waits. The gate has to be decided anew.',
        [],
        'ALREADY_DECIDED',
      )
    }
    const signer = signerOf(loaded, viewer)
    const objection = objectionToConcur({ ...loaded.case, signer })
    if (objection !== null) throw objection

    const decision = standing.decision as GateOutcome
    const lacking = signaturesRequired(loaded.case).filter(({ signedBy }) => signedBy === null)
    const signatureId = await sign(tx, {
      workspaceId,
      decisionId: standing.id,
      signer,
      teamId: concurringTeam(
        signer,
        lacking.flatMap(({ oneOf }) => oneOf ?? []),
      ),
      kind: 'CONCURS',
      meaning: `concur: ${meaningOfDecision(standing)}`,
      digest: standing.digest,
      method: viewer.authenticatedBy,
      now,
    })
    const mine = { signer, meaning: 'CONCURS' as SignatureMeaning, at: now }
    const before = loaded.case.standing
    const effective =
      before !== null &&
      quorumReached({ ...loaded.case, standing: { ...before, signatures: [...before.signatures, mine] } })
    announce({
      kind: 'gate.concurred',
      ...aboutGate(gate),
      changes: [
        ...(effective ? [{ field: 'decisionStatus', from: 'PENDING', to: 'EFFECTIVE' }] : []),
        ...(effective ? statusChange(loaded, decision) : []),
      ],
      refs: { decisionId: standing.id, signatureId },
    })
    if (effective) await effectOf(step, loaded, standing.id, decision, touched)
    else await wait(step, gate)
    return gate.id
  })
}
