import { type Condition, type GateStage, objectionToSignOff, quorumReached } from '@assay/domain'
import { change } from '../kernel/change.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { objectionToDoubleA } from './accountable-of.ts'
import type { FrozenCondition } from './freeze-decision.ts'
import { loadCandidates } from './load-candidates.ts'
import { mustBeSeen } from './must-be-seen.ts'
import { mustBeMembers, readCode, readDecision } from './read-decision.ts'
import { recomputeReadiness } from './recompute-readiness.ts'
import { recordDecision, shortened } from './record-decision.ts'
import { effectOf, lockForSigning, mustLoad, signerOf, statusChange, wait } from './signing.ts'
import { aboutGate } from './subject-of-gate.ts'

export type DecideGate = {
  gateId: string
  /** The gate's version that the signer looked at: what became different since is told by the refusal. */
  expectedVersion: number
  decision: string
  rationale: string
  conditions?: readonly FrozenCondition[]
  /** In a COMPACT workspace where nobody else can sign; reviewed within 30 days where no earlier date is named. */
  exception?: { rationale: string; reviewerId: string; reviewBy?: Date | null } | null
}

/**
 * Takes a decision on a gate and freezes what it was taken on. It takes effect at once, or waits for the signatures
 * that the signer rule asks for besides. Answers with the gate's id.
 */
export function decideGate(record: EngagementRecord, viewer: Viewer, input: DecideGate) {
  return change(record, viewer, async function decideGate(step) {
    const { tx, now, announce } = step
    const { workspaceId, authenticatedBy: method } = viewer
    const { gate, touched } = await lockForSigning(step, viewer, input.gateId)
    await mustBeSeen(tx, viewer, gate, input.expectedVersion, now)
    await recomputeReadiness(tx, workspaceId, touched, now, announce)

    const { rationale, conditions, exception } = readDecision(input, now)
    const decision = readCode(input.decision, gate.stage as GateStage)
    const loaded = await mustLoad(tx, viewer, gate.id, now)
    const signer = signerOf(loaded, viewer)
    const doubleA = objectionToDoubleA(loaded.seats)
    if (doubleA !== null) throw doubleA
    const newConditions: Condition[] = conditions
    const candidates = exception === null ? [] : await loadCandidates(tx, loaded.facts.gate, signer.id, now)
    const objection = objectionToSignOff(
      { ...loaded.case, signer, decision, newConditions, exception, candidates },
      now,
    )
    if (objection !== null) throw objection
    await mustBeMembers(tx, workspaceId, conditions, exception)

    const made = await recordDecision(tx, loaded, { decision, rationale, conditions, exception, signer, method, now })
    const standing = { decision, exception, signatures: [{ signer, meaning: 'DECIDES', at: now }] } as const
    const effective = quorumReached({ ...loaded.case, standing })
    announce({
      kind: 'gate.decided',
      ...aboutGate(gate),
      changes: [
        { field: 'decision', from: null, to: decision },
        { field: 'decisionStatus', from: null, to: effective ? 'EFFECTIVE' : 'PENDING' },
        ...(exception === null ? [] : [{ field: 'singleSigner', from: null, to: exception.reviewBy.toISOString() }]),
        ...(effective ? statusChange(loaded, decision) : []),
      ],
      refs: { decisionId: made.id, signatureId: made.signatureId },
      reason: shortened(rationale),
    })
    if (effective) await effectOf(step, loaded, made.id, decision, touched)
    else await wait(step, gate)
    return gate.id
  })
}
