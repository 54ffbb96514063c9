import { Conflict } from '@assay/domain'
import { rowKey } from '../engagements/row-key.ts'
import { nameLength, readTexts } from '../engagements/written.ts'
import { mustBeAllowed } from '../identity/must-be-allowed.ts'
import { change } from '../kernel/change.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { mustSee } from '../kernel/visible.ts'

export type NameConsumer = { modelVersionId: string; name: string; contact: string }

/** Names who leans on a version: they are told before it ends. Answers with the consumer's id. */
export function nameConsumer(record: EngagementRecord, viewer: Viewer, input: NameConsumer) {
  return change(record, viewer, async function nameConsumer({ tx, now, announce }) {
    const { workspaceId } = viewer
    const row = await tx.modelVersion.findUnique({ where: rowKey(workspaceId, input.modelVersionId) })
    const version = mustSee(row, viewer.audience, 'model version')
    mustBeAllowed(viewer, 'EDIT_ENGAGEMENT', version.engagementId)
    const texts = readTexts()
    const name = texts.text(['name'], input.name, { longest: nameLength, required: 'Name who leans on it.' })
    const contact = texts.text(['contact'], input.contact, {
      longest: nameLength,
      required: 'Say which person or team is told.',
    })
    texts.done()
    const [made] = await tx.consumer.createManyAndReturn({
      data: [
        {
          workspaceId,
          engagementId: version.engagementId,
          modelVersionId: version.id,
          name,
          contact,
          createdAt: now,
          updatedAt: now,
        },
      ],
      skipDuplicates: true,
    })
    if (made === undefined) throw new Conflict(`${name} is named as a consumer already.`, [], 'ALREADY_EXISTS')
    announce({
      kind: 'consumer.named',
      subject: { type: 'ModelVersion', id: version.id, key: null },
      engagementId: version.engagementId,
      modelVersionId: version.id,
      changes: [{ field: 'consumer', from: null, to: name }],
      refs: { consumerId: made.id },
    })
    return made.id
  })
}
