import { Denied } from '@assay/domain'
import { seatOf } from '../identity/must-be-allowed.ts'
import { change } from '../kernel/change.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { endOverride } from './end-override.ts'
import { lockOverride } from './lock-override.ts'
import { reasonFor } from './reason-for.ts'

export type WithdrawOverride = { overrideId: string; expectedVersion: number; reason?: string }

/** Takes one's own proposal back before it is decided. Answers with the override's id. */
export function withdrawOverride(record: EngagementRecord, viewer: Viewer, input: WithdrawOverride) {
  return change(record, viewer, async function withdrawOverride(step) {
    const locked = await lockOverride(step, { ...input, to: 'WITHDRAWN' })
    const { override } = locked
    const by = seatOf(viewer)
    if (override.proposedById !== by) {
      throw new Denied(
        'Only the person who proposed an override withdraws it. Reject it instead, if you may approve it.',
      )
    }
    const reason = reasonFor(input.reason ?? '') || null
    await endOverride(step, locked, { to: 'WITHDRAWN', kind: 'override.withdrawn', by, reason, at: step.now })
    return override.id
  })
}
