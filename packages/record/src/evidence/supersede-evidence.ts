import { type EvidenceStatus, InvalidInput, isEvidenceInForce } from '@assay/domain'
import { recomputeReadiness } from '../gates/recompute-readiness.ts'
import { change } from '../kernel/change.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { mustBeClosable } from './close-evidence.ts'
import { aboutEvidence } from './decide-on-evidence.ts'
import { type LockedEvidence, lockEvidence } from './lock-evidence.ts'

export type SupersedeEvidence = { evidenceId: string; byId: string; expectedVersion: number; reason: string }

/** Lets other evidence of the same type, in force, take the place of this. Answers with the evidence's id. */
export function supersedeEvidence(record: EngagementRecord, viewer: Viewer, input: SupersedeEvidence) {
  return change(record, viewer, async function supersedeEvidence(step) {
    const { tx, now, announce } = step
    const { workspaceId } = viewer
    const { evidence, other, touched } = await lockEvidence(
      step,
      viewer,
      input.evidenceId,
      'ACCEPT_EVIDENCE',
      input.byId,
    )
    const objection = objectionTo(evidence, other, now)
    if (objection !== null) throw new InvalidInput([{ path: ['byId'], message: objection }])
    const required = `Say why ${other.key} takes its place.`
    const reason = await mustBeClosable(step, viewer, evidence, { ...input, status: 'SUPERSEDED', required })
    await tx.evidence.update({
      where: { workspaceId_id: { workspaceId, id: evidence.id } },
      data: {
        ...{ status: 'SUPERSEDED', statusReason: reason, supersededById: other.id },
        ...{ version: { increment: 1 }, updatedAt: now },
      },
    })
    announce({
      kind: 'evidence.superseded',
      ...aboutEvidence(evidence),
      changes: [
        { field: 'status', from: evidence.status, to: 'SUPERSEDED' },
        { field: 'supersededBy', from: null, to: other.key },
      ],
      reason,
    })
    await recomputeReadiness(tx, workspaceId, touched, now, announce)
    return evidence.id
  })
}

function objectionTo(evidence: LockedEvidence, by: LockedEvidence, now: Date): string | null {
  if (by.id === evidence.id) return 'Evidence does not take its own place. Name another.'
  if (by.engagementId !== evidence.engagementId || by.evidenceTypeId !== evidence.evidenceTypeId) {
    return `${by.key} is no ${evidence.evidenceType.name} of this use case. Name one that is.`
  }
  const { effectiveFrom, effectiveTo } = by
  return isEvidenceInForce({ status: by.status as EvidenceStatus, effectiveFrom, effectiveTo }, now)
    ? null
    : `${by.key} is not in force. Accept it first.`
}
