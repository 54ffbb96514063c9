import { rowKey } from '../engagements/row-key.ts'
import { nameLength, readTexts } from '../engagements/written.ts'
import { mustBeAllowed } from '../identity/must-be-allowed.ts'
import { change } from '../kernel/change.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { mustSee } from '../kernel/visible.ts'

export type RecordMetrics = {
  modelVersionId: string
  metrics: readonly { name: string; value: number }[]
  measuredAt?: Date
}

const most = 100

/** Keeps what was measured on a version; the newest value of each name counts. Answers with the version's id. */
export function recordMetrics(record: EngagementRecord, viewer: Viewer, input: RecordMetrics) {
  return change(record, viewer, async function recordMetrics({ tx, now, announce }) {
    const { workspaceId } = viewer
    const row = await tx.modelVersion.findUnique({ where: rowKey(workspaceId, input.modelVersionId) })
    const version = mustSee(row, viewer.audience, 'model version')
    mustBeAllowed(viewer, 'SUBMIT_EVIDENCE', version.engagementId)
    const texts = readTexts()
    const { metrics, measuredAt = now } = input
    if (metrics.length === 0 || metrics.length > most) texts.fault(['metrics'], `Give from 1 to ${most} metrics.`)
    const read = metrics.slice(0, most).map(({ name, value }, index) => {
      const path = ['metrics', String(index)]
      if (!Number.isFinite(value)) texts.fault([...path, 'value'], 'Give a number.')
      return { name: texts.text([...path, 'name'], name, { longest: nameLength, required: 'Name the metric.' }), value }
    })
    if (new Set(read.map(({ name }) => name)).size < read.length) texts.fault(['metrics'], 'Name each metric once.')
    if (measuredAt > now) texts.fault(['measuredAt'], 'This is still to come.')
    texts.done()
    const { engagementId, id: modelVersionId } = version
    const { count } = await tx.metric.createMany({
      data: read.map((metric) => ({ workspaceId, engagementId, modelVersionId, measuredAt, ...metric })),
      skipDuplicates: true,
    })
    announce({
      kind: 'metric.recorded',
      subject: { type: 'ModelVersion', id: version.id, key: null },
      engagementId,
      modelVersionId,
      changes: [{ field: 'metrics', from: null, to: String(count) }],
    })
    return version.id
  })
}
