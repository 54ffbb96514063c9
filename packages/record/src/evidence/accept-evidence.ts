import { InvalidInput } from '@assay/domain'
import { recomputeReadiness } from '../gates/recompute-readiness.ts'
import { change } from '../kernel/change.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { aboutEvidence, lockSubmitted } from './decide-on-evidence.ts'
import { sameLine } from './predecessor.ts'

export type AcceptEvidence = {
  evidenceId: string
  expectedVersion: number
  /** Instead of the end that its type's validity gave it. */
  effectiveTo?: Date
}

/** Takes evidence as proof. What stood in its place until now is superseded. Answers with the evidence's id. */
export function acceptEvidence(record: EngagementRecord, viewer: Viewer, input: AcceptEvidence) {
  return change(record, viewer, async function acceptEvidence(step) {
    const { tx, now, announce } = step
    const { workspaceId } = viewer
    const { evidence, touched } = await lockSubmitted(step, viewer, { ...input, status: 'ACCEPTED' })
    const effectiveTo = input.effectiveTo ?? evidence.effectiveTo
    if (effectiveTo !== null && effectiveTo <= now) {
      const message = 'This evidence has lapsed already. Name a later end, or ask for a new revision.'
      throw new InvalidInput([{ path: ['effectiveTo'], message }])
    }
    const { evidenceType, revisions, ...row } = evidence
    const before =
      evidenceType.binding === 'STANDING'
        ? await tx.evidence.findMany({ where: { ...sameLine(row), status: { in: ['ACCEPTED', 'EXPIRED'] } } })
        : []
    await tx.evidence.updateMany({
      where: { workspaceId, id: { in: before.map(({ id }) => id) } },
      data: {
        status: 'SUPERSEDED',
        statusReason: `${evidence.key} took its place`,
        supersededById: evidence.id,
        version: { increment: 1 },
        updatedAt: now,
      },
    })
    await tx.evidence.update({
      where: { workspaceId_id: { workspaceId, id: evidence.id } },
      data: { status: 'ACCEPTED', statusReason: null, effectiveTo, version: { increment: 1 }, updatedAt: now },
    })
    const [superseded] = before
    const [current] = revisions
    announce({
      kind: 'evidence.accepted',
      ...aboutEvidence(evidence),
      changes: [
        { field: 'status', from: evidence.status, to: 'ACCEPTED' },
        ...(superseded === undefined ? [] : [{ field: 'supersedes', from: null, to: superseded.key }]),
      ],
      refs: current === undefined ? {} : { revisionId: current.id },
    })
    await recomputeReadiness(tx, workspaceId, touched, now, announce)
    return evidence.id
  })
}
