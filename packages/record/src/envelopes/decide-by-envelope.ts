import {
  type EnvelopeSeat,
  type GateStage,
  type GateStatus,
  gateStage,
  InvalidInput,
  isPassed,
  NotReady,
  objectionOutside,
  type Reason,
  statusAfterDecision,
} from '@assay/domain'
import { digestOf, freezeDecision } from '../gates/freeze-decision.ts'
import { loadSignOffCase } from '../gates/load-sign-off-case.ts'
import { recomputeReadiness } from '../gates/recompute-readiness.ts'
import { effectOf } from '../gates/signing.ts'
import { aboutGate } from '../gates/subject-of-gate.ts'
import { mustBeAllowed } from '../identity/must-be-allowed.ts'
import { type Change, change } from '../kernel/change.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { lockModelOf } from '../routing/lock-versions.ts'
import { loadInsideCase, termsOf } from './load-envelope.ts'
import { type EnvelopeRow, lockEnvelope } from './lock-envelope.ts'
import { isSampled } from './sample.ts'

export type DecideByEnvelope = { envelopeId: string; modelVersionId: string }

/**
 * Rule 18: approves the ready gates of a retrained version that its envelope covers, by policy and on the authority of
 * those who approved the envelope; who is accountable is told. Throws NotReady with all that puts the version outside,
 * or keeps its gates from being ready. Answers with the version's id.
 */
export function decideByEnvelope(record: EngagementRecord, viewer: Viewer, input: DecideByEnvelope) {
  return change(record, viewer, async function decideByEnvelope(step) {
    const { tx, now, announce } = step
    const { version, gateIds } = await lockModelOf(tx, viewer, input.modelVersionId)
    mustBeAllowed(viewer, 'SUBMIT_EVIDENCE', version.engagementId)
    const envelope = await lockEnvelope(tx, viewer, input.envelopeId)
    if (envelope.engagementId !== version.engagementId || envelope.baseVersionId === version.id) {
      const message = 'Choose a later version of the use case that the envelope belongs to.'
      throw new InvalidInput([{ path: ['modelVersionId'], message }])
    }
    const outside = objectionOutside(await loadInsideCase(tx, envelope, version.id), now)
    if (outside !== null) throw outside

    await recomputeReadiness(tx, version.workspaceId, gateIds, now, announce)
    const reasons: Reason[] = []
    let decided = 0
    for (const stage of termsOf(envelope).stages) {
      const answer = await decideStage(step, envelope, stage, version.id, gateIds)
      if (answer === 'DECIDED') decided += 1
      else reasons.push(...answer)
    }
    if (decided === 0) {
      if (reasons.length > 0) throw new NotReady(reasons)
      step.nothingChanged()
    }
    return version.id
  })
}

type Answer = 'DECIDED' | readonly Reason[]

async function decideStage(
  step: Change,
  envelope: EnvelopeRow,
  stage: EnvelopeSeat,
  modelVersionId: string,
  touched: readonly string[],
): Promise<Answer> {
  const { tx, now, announce } = step
  const { workspaceId, engagementId } = envelope
  const gate = await tx.gate.findFirst({ where: { workspaceId, modelVersionId, stage } })
  // Data is decided on its own gates: a version of the lineage that is not approved keeps the training gate from ready.
  if (gate === null || isPassed(gate.status as GateStatus)) return []
  const authority = envelope.approvals.find(({ seat }) => seat === stage)?.memberId
  const loaded = authority === undefined ? null : await loadSignOffCase(tx, workspaceId, gate.id, now, [authority])
  if (authority === undefined || loaded === null) return []
  if (loaded.reading.status !== 'READY') {
    const message = `The ${gateStage(stage as GateStage).title} gate ${gate.key} is not ready`
    return loaded.reading.readiness.reasons.length > 0
      ? loaded.reading.readiness.reasons
      : [{ code: 'GATE_NOT_READY', message, subject: `Gate:${gate.id}` }]
  }
  const rationale = `Decided by policy, inside the change envelope “${envelope.name}”: same code, features and base, metrics within bounds.`
  const { frozen: matter } = freezeDecision(loaded, {
    ...{ decision: 'APPROVE' as const, rationale, conditions: [], signerId: authority, now },
  })
  const policy = { envelopeId: envelope.id, envelope: envelope.name, baseVersionId: envelope.baseVersionId }
  const frozen = { ...matter, policy }
  const { id: decisionId } = await tx.gateDecision.create({
    data: {
      ...{ workspaceId, gateId: gate.id, decision: 'APPROVE', rationale, frozen, digest: digestOf(frozen) },
      ...{ status: 'PENDING', decidedById: authority, decidedAt: now },
    },
  })
  await effectOf(step, loaded, decisionId, 'APPROVE', touched)
  const sampled = await isSampled(tx, envelope, now)
  await tx.envelopeUse.create({
    data: {
      workspaceId,
      envelopeId: envelope.id,
      engagementId,
      modelVersionId,
      gateId: gate.id,
      decisionId,
      decidedAt: now,
      sampled,
    },
  })
  const told = loaded.case.accountable?.seat.name ?? null
  announce({
    kind: 'envelope.used',
    ...aboutGate(gate),
    changes: [
      { field: 'decision', from: null, to: 'APPROVE' },
      { field: 'status', from: loaded.reading.status, to: statusAfterDecision('APPROVE') },
      { field: 'notified', from: null, to: told },
      ...(sampled ? [{ field: 'review', from: null, to: 'SAMPLED' }] : []),
    ],
    refs: { envelopeId: envelope.id, decisionId },
    reason: rationale,
  })
  return 'DECIDED'
}
