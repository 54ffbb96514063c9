import { Conflict, Denied, holdsTheA } from '@assay/domain'
import { rowKey } from '../engagements/row-key.ts'
import { accountableOf, accountableSeats, loadGateCells } from '../gates/accountable-of.ts'
import { loadSigners } from '../gates/load-signers.ts'
import { mustBeAllowed, seatOf } from '../identity/must-be-allowed.ts'
import { change } from '../kernel/change.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { mustSee } from '../kernel/visible.ts'

export type RatifyRouting = { stepId: string }

/**
 * Whoever is accountable for monitoring answers for what was done on call; never who did it. Past its date it is
 * ratified late, which the step shows. Answers with the version's id.
 */
export function ratifyRouting(record: EngagementRecord, viewer: Viewer, { stepId }: RatifyRouting) {
  return change(record, viewer, async function ratifyRouting({ tx, now, announce }) {
    const { workspaceId } = viewer
    const row = await tx.routingStep.findUnique({ where: rowKey(workspaceId, stepId), include: { routing: true } })
    const step = mustSee(row, viewer.audience, 'routing')
    mustBeAllowed(viewer, 'SIGN', step.engagementId)
    const by = seatOf(viewer)
    if (step.byId === by) {
      throw new Denied('You did this yourself. Somebody else who is accountable has to ratify it.', 'NOT_INDEPENDENT')
    }
    const engagement = await tx.engagement.findUniqueOrThrow({ where: rowKey(workspaceId, step.engagementId) })
    const cells = await loadGateCells(tx, workspaceId, [engagement.id])
    const accountable = accountableOf(accountableSeats(cells, { engagementId: engagement.id, stage: 'MONITORING' }))
    const people = await loadSigners(tx, [by], {
      workspaceId,
      engagementId: engagement.id,
      stage: 'MONITORING',
      ownerId: engagement.ownerId,
      now,
    })
    const person = people.get(by)
    const answers =
      person !== undefined && (person.isUseCaseOwner || (accountable !== null && holdsTheA(person, accountable, now)))
    if (!answers) {
      throw new Denied(
        'The use-case owner, or whoever holds the A of the monitoring gate, ratifies this.',
        'NOT_ACCOUNTABLE',
      )
    }
    const { count } = await tx.routingStep.updateMany({
      where: { workspaceId, id: step.id, ratifiedAt: null, ratifyBy: { not: null } },
      data: { ratifiedAt: now, ratifiedById: by },
    })
    if (count === 0)
      throw new Conflict('This has been ratified already, or asks for no ratification.', [], 'ALREADY_DECIDED')
    const late = step.ratifyBy !== null && step.ratifyBy < now
    announce({
      kind: 'routing.ratified',
      subject: { type: 'ModelVersion', id: step.routing.modelVersionId, key: null },
      engagementId: engagement.id,
      modelVersionId: step.routing.modelVersionId,
      changes: [{ field: 'ratified', from: null, to: late ? 'LATE' : 'IN_TIME' }],
      refs: { routingId: step.routingId, stepId: step.id },
    })
    return step.routing.modelVersionId
  })
}
