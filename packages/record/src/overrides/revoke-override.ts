import { Denied, holdersOf } from '@assay/domain'
import { seatOf } from '../identity/must-be-allowed.ts'
import { change } from '../kernel/change.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { loadApprovalCase } from './approval-case.ts'
import { endOverride } from './end-override.ts'
import { lockOverride } from './lock-override.ts'
import { reasonFor } from './reason-for.ts'

export type RevokeOverride = { overrideId: string; expectedVersion: number; reason: string }

/**
 * Ends an override that is in force, before its day. It puts the finding back in play, which is the safe direction, so
 * that its proposer may do it, whoever approved it, and whoever might. Answers with the override's id.
 */
export function revokeOverride(record: EngagementRecord, viewer: Viewer, input: RevokeOverride) {
  return change(record, viewer, async function revokeOverride(step) {
    const locked = await lockOverride(step, { ...input, to: 'REVOKED' })
    const { override, finding } = locked
    const by = seatOf(viewer)
    const approval = await loadApprovalCase(step.tx, override, finding, step.now)
    const concerned =
      override.proposedById === by ||
      approval.approvals.some(({ personId }) => personId === by) ||
      approval.seats.some((seat) => holdersOf(seat, approval).some(({ id }) => id === by))
    if (!concerned) throw new Denied('Only who proposed or may approve this override may revoke it. Ask one of them.')
    const reason = reasonFor(input.reason, 'Say why it no longer holds.')
    await endOverride(step, locked, { to: 'REVOKED', kind: 'override.revoked', by, reason, at: step.now })
    return override.id
  })
}
