import { openSeats, Refusal, seatsFilledBy } from '@assay/domain'
import { proseLength, readTexts } from '../engagements/written.ts'
import { mustBeAllowed, seatOf } from '../identity/must-be-allowed.ts'
import { change } from '../kernel/change.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { activateOverride } from './activate-override.ts'
import { loadApprovalCase } from './approval-case.ts'
import { approverOf } from './approver-of.ts'
import { aboutOverride, lockOverride } from './lock-override.ts'

export type ApproveOverride = { overrideId: string; expectedVersion: number; note?: string }

/**
 * Approves a proposed override for a seat that the viewer holds. With the last approval it is in force: severity, due
 * date and gates follow in this transaction. Answers with the override's id.
 */
export function approveOverride(record: EngagementRecord, viewer: Viewer, input: ApproveOverride) {
  return change(record, viewer, async function approveOverride(step) {
    const { tx, now, announce } = step
    const { workspaceId } = viewer
    const locked = await lockOverride(step, { ...input, to: 'ACTIVE' })
    const { override, finding } = locked
    const approval = await loadApprovalCase(tx, override, finding, now)
    const triaged = approval.seats.every((seat) => seat === 'TRIAGER')
    mustBeAllowed(viewer, triaged ? 'WRITE_FINDINGS' : 'APPROVE_OVERRIDE', finding.engagementId)
    const { text, done } = readTexts()
    const note = text(['note'], input.note ?? '', { longest: proseLength })
    done()
    const filled = seatsFilledBy(approval, approverOf(approval, seatOf(viewer)))
    if (filled instanceof Refusal) throw filled

    const approvedById = seatOf(viewer)
    await tx.overrideApproval.createMany({
      data: filled.map((seat) => ({
        workspaceId,
        overrideId: override.id,
        seat,
        approvedById,
        note,
        approvedAt: now,
      })),
    })
    const lacking = openSeats(approval).filter((seat) => !filled.includes(seat))
    if (lacking.length === 0) {
      await activateOverride(step, locked, { approvedById, note: note.slice(0, 500).toWellFormed() || null })
      return override.id
    }
    await tx.override.update({
      where: { workspaceId_id: { workspaceId, id: override.id } },
      data: { version: { increment: 1 }, updatedAt: now },
    })
    announce({
      kind: 'override.seconded',
      ...aboutOverride(locked),
      changes: filled.map((seat) => ({ field: 'approval', from: null, to: seat })),
      reason: note.slice(0, 500).toWellFormed() || null,
    })
    return override.id
  })
}
