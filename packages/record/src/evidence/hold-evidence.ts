import { InvalidInput } from '@assay/domain'
import { readTexts } from '../engagements/written.ts'
import { change } from '../kernel/change.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { aboutEvidence } from './decide-on-evidence.ts'
import { lockEvidence } from './lock-evidence.ts'
import { mustBeVersion } from './mend-evidence.ts'

export type HoldEvidence = { evidenceId: string; expectedVersion: number; reason: string }

/** Keeps evidence from being altered or disposed of until the hold is released. Answers with the evidence's id. */
export const holdEvidence = (record: EngagementRecord, viewer: Viewer, input: HoldEvidence) =>
  turnHold(record, viewer, input, true)

/** Ends a hold, with the reason. Answers with the evidence's id. */
export const releaseEvidence = (record: EngagementRecord, viewer: Viewer, input: HoldEvidence) =>
  turnHold(record, viewer, input, false)

function turnHold(record: EngagementRecord, viewer: Viewer, input: HoldEvidence, held: boolean) {
  const command = held ? 'holdEvidence' : 'releaseEvidence'
  return change(
    record,
    viewer,
    async (step) => {
      const { tx, now, announce } = step
      const { workspaceId } = viewer
      const { evidence } = await lockEvidence(step, viewer, input.evidenceId, 'ACCEPT_EVIDENCE')
      const texts = readTexts()
      const required = held ? 'Say what it is held for.' : 'Say why the hold ends.'
      const reason = texts.text(['reason'], input.reason, { longest: 500, required })
      texts.done()
      const holdReason = held ? reason : null
      await mustBeVersion(step, viewer, evidence, input.expectedVersion, [
        { field: 'hold', yours: holdReason, theirs: evidence.holdReason },
      ])
      if (evidence.status === 'DISPOSED' || (evidence.holdReason !== null) === held) {
        const message = `${evidence.key} is ${evidence.status === 'DISPOSED' ? 'disposed of' : held ? 'held already' : 'not held'}.`
        throw new InvalidInput([{ path: ['evidenceId'], message }], 'INVALID_TRANSITION')
      }
      await tx.evidence.update({
        where: { workspaceId_id: { workspaceId, id: evidence.id } },
        data: { holdReason, version: { increment: 1 }, updatedAt: now },
      })
      announce({
        kind: held ? 'evidence.held' : 'evidence.released',
        ...aboutEvidence(evidence),
        changes: [{ field: 'hold', from: evidence.holdReason, to: holdReason }],
        reason,
      })
      return evidence.id
    },
    { command },
  )
}
