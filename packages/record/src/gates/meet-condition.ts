import { Conflict, Denied, NotFound } from '@assay/domain'
import { rowKey } from '../engagements/row-key.ts'
import { proseLength, readTexts } from '../engagements/written.ts'
import { mustBeAllowed, seatOf } from '../identity/must-be-allowed.ts'
import { change } from '../kernel/change.ts'
import { lockGates } from '../kernel/lock-gate.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { seesEngagement } from '../kernel/visible.ts'
import { mustBeAPerson } from './must-be-a-person.ts'
import { shortened } from './record-decision.ts'
import { wait } from './signing.ts'
import { aboutGate } from './subject-of-gate.ts'

export type MeetCondition = { conditionId: string; note: string }

/** The owner of a condition states that it is met, and by what. Answers with the gate's id. */
export function meetCondition(record: EngagementRecord, viewer: Viewer, input: MeetCondition) {
  return change(record, viewer, async function meetCondition(step) {
    const { tx, now, announce } = step
    const { workspaceId } = viewer
    const where = rowKey(workspaceId, input.conditionId)
    const of = { decision: { include: { gate: true } }, owner: true, metBy: true } as const
    const seen = await tx.gateCondition.findUnique({ where, include: of })
    if (seen === null || !seesEngagement(viewer.audience, seen.decision.gate.engagementId)) {
      throw new NotFound('condition')
    }
    const { gate } = seen.decision
    mustBeAPerson(viewer, 'state that a condition is met')
    mustBeAllowed(viewer, 'READ_GATES', gate.engagementId)
    await lockGates(tx, workspaceId, [gate.id])
    const texts = readTexts()
    const note = texts.text(['note'], input.note, {
      longest: proseLength,
      required: 'Say what was done, and where it is seen.',
    })
    texts.done()
    const condition = await tx.gateCondition.findUniqueOrThrow({ where, include: of })
    if (condition.ownerId !== seatOf(viewer)) {
      throw new Denied(`${condition.owner.name} owns this condition. Ask them to state that it is met.`)
    }
    if (condition.metAt !== null) {
      const values = [
        {
          field: 'met',
          yours: note,
          theirs: condition.metNote ?? '',
          by: condition.metBy?.name ?? null,
          at: condition.metAt,
        },
      ]
      throw new Conflict('This condition was met already. Reload to see by what.', values)
    }
    if (condition.decision.status !== 'EFFECTIVE') {
      throw new Conflict(
        'The decision that set this condition holds no more. Reload to see why.',
        [],
        'ALREADY_DECIDED',
      )
    }
    await tx.gateCondition.update({
      where: { workspaceId_id: { workspaceId, id: condition.id } },
      data: { metAt: now, metById: seatOf(viewer), metNote: note, version: { increment: 1 }, updatedAt: now },
    })
    announce({
      kind: 'gate.conditionMet',
      ...aboutGate(gate),
      changes: [{ field: 'conditionMet', from: null, to: now.toISOString() }],
      refs: { decisionId: condition.decisionId, conditionId: condition.id },
      reason: shortened(note),
    })
    await wait(step, gate)
    return gate.id
  })
}
