import { InvalidInput } from '@assay/domain'
import { rowKey } from '../engagements/row-key.ts'
import { staleVersion } from '../engagements/stale-version.ts'
import { readTexts } from '../engagements/written.ts'
import { mustBeAllowed } from '../identity/must-be-allowed.ts'
import { change } from '../kernel/change.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { mustSee } from '../kernel/visible.ts'

export type NotifyConsumer = {
  consumerId: string
  expectedVersion: number
  /** Where the notice can be read: a ticket, a message, a letter. */
  reference: string
  /** When they were told; now, where it is not said. */
  notifiedAt?: Date
}

/** Records that a consumer was told, and where. Answers with the consumer's id. */
export function notifyConsumer(record: EngagementRecord, viewer: Viewer, input: NotifyConsumer) {
  return change(record, viewer, async function notifyConsumer({ tx, now, announce }) {
    const { workspaceId } = viewer
    const row = await tx.consumer.findUnique({ where: rowKey(workspaceId, input.consumerId) })
    const consumer = mustSee(row, viewer.audience, 'consumer')
    mustBeAllowed(viewer, 'EDIT_ENGAGEMENT', consumer.engagementId)
    const texts = readTexts()
    const reference = texts.text(['reference'], input.reference, {
      longest: 500,
      required: 'Say where the notice can be read: a ticket, a message, a letter.',
    })
    texts.done()
    const notifiedAt = input.notifiedAt ?? now
    if (notifiedAt > now) {
      throw new InvalidInput([{ path: ['notifiedAt'], message: 'A notice that has not gone out yet tells nobody.' }])
    }
    const { count } = await tx.consumer.updateMany({
      where: { workspaceId, id: consumer.id, version: input.expectedVersion },
      data: { notifiedAt, noticeReference: reference, version: { increment: 1 }, updatedAt: now },
    })
    if (count === 0) {
      const { engagementId, modelVersionId } = consumer
      throw await staleVersion(tx, { workspaceId, engagementId, id: modelVersionId, what: 'consumer' }, [
        { field: 'noticeReference', yours: reference, theirs: consumer.noticeReference ?? '' },
      ])
    }
    announce({
      kind: 'consumer.notified',
      subject: { type: 'ModelVersion', id: consumer.modelVersionId, key: null },
      engagementId: consumer.engagementId,
      modelVersionId: consumer.modelVersionId,
      changes: [{ field: 'consumer', from: null, to: consumer.name }],
      refs: { consumerId: consumer.id },
      reason: reference,
    })
    return consumer.id
  })
}
