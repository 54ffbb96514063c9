import { Denied, holdersOf } from '@assay/domain'
import { mustBeAllowed, seatOf } from '../identity/must-be-allowed.ts'
import { change } from '../kernel/change.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { loadApprovalCase } from './approval-case.ts'
import { endOverride } from './end-override.ts'
import { lockOverride } from './lock-override.ts'
import { reasonFor } from './reason-for.ts'

export type RejectOverride = { overrideId: string; expectedVersion: number; reason: string }

/** Turns a proposed override down: whoever might approve it may. Answers with the override's id. */
export function rejectOverride(record: EngagementRecord, viewer: Viewer, input: RejectOverride) {
  return change(record, viewer, async function rejectOverride(step) {
    const locked = await lockOverride(step, { ...input, to: 'REJECTED' })
    const { override, finding } = locked
    mustBeAllowed(viewer, 'WRITE_FINDINGS', finding.engagementId)
    const by = seatOf(viewer)
    if (override.proposedById === by) throw new Denied('You proposed this override. Withdraw it instead.')
    const approval = await loadApprovalCase(step.tx, override, finding, step.now)
    const mayApprove = approval.seats.some((seat) => holdersOf(seat, approval).some(({ id }) => id === by))
    if (!mayApprove) {
      throw new Denied('Only those who may approve this override may reject it. Comment on the finding instead.')
    }
    const reason = reasonFor(input.reason, 'Say why it is rejected, so that it can be mended.')
    await endOverride(step, locked, { to: 'REJECTED', kind: 'override.rejected', by, reason, at: step.now })
    return override.id
  })
}
