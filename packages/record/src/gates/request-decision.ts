import { objectionToRequest } from '@assay/domain'
import { rowKey } from '../engagements/row-key.ts'
import { proseLength, readTexts } from '../engagements/written.ts'
import { mustBeAllowed, seatOf } from '../identity/must-be-allowed.ts'
import { change } from '../kernel/change.ts'
import { lockGates } from '../kernel/lock-gate.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { mustSee } from '../kernel/visible.ts'
import { gatesTouchedBy } from './gates-touched-by.ts'
import { mustBeAPerson } from './must-be-a-person.ts'
import { recomputeReadiness } from './recompute-readiness.ts'
import { shortened } from './record-decision.ts'
import { mustLoad, wait } from './signing.ts'
import { aboutGate, touchedBy } from './subject-of-gate.ts'

export type RequestDecision = { gateId: string; note?: string }

/**
 * Asks that a gate be decided. Whoever asks may not sign it (rule 1); a gate that was returned or revoked is reopened
 * by it. Answers with the gate's id.
 */
export function requestDecision(record: EngagementRecord, viewer: Viewer, input: RequestDecision) {
  return change(record, viewer, async function requestDecision(step) {
    const { tx, now, announce } = step
    const { workspaceId } = viewer
    const seen = mustSee(
      await tx.gate.findUnique({ where: rowKey(workspaceId, input.gateId) }),
      viewer.audience,
      'gate',
    )
    mustBeAPerson(viewer, 'request a decision')
    mustBeAllowed(viewer, 'SUBMIT_EVIDENCE', seen.engagementId)
    const touched = await gatesTouchedBy(tx, workspaceId, touchedBy(seen))
    await lockGates(tx, workspaceId, touched)
    const texts = readTexts()
    const note = texts.text(['note'], input.note ?? '', { longest: proseLength })
    texts.done()
    const loaded = await mustLoad(tx, viewer, seen.id, now)
    const by = loaded.case.requestedBy
    const requester = by === null ? null : await tx.membership.findUnique({ where: rowKey(workspaceId, by) })
    const objection = objectionToRequest({
      status: loaded.reading.status,
      waits: loaded.standing?.status === 'PENDING',
      requestedBy: requester?.name ?? null,
    })
    if (objection !== null) throw objection
    const { id } = await tx.gateRequest.create({
      data: {
        ...{ workspaceId, gateId: seen.id, requestedById: seatOf(viewer), requestedAt: now, note },
        ...{ createdAt: now, updatedAt: now },
      },
    })
    announce({
      kind: 'gate.requested',
      ...aboutGate(seen),
      refs: { requestId: id },
      reason: note === '' ? null : shortened(note),
    })
    await wait(step, loaded.facts.gate)
    await recomputeReadiness(tx, workspaceId, touched, now, announce)
    return seen.id
  })
}
