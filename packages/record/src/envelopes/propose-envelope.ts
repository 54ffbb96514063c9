import { type EnvelopeStage, envelopeStages, InvalidInput, type MetricBound } from '@assay/domain'
import { rowKey } from '../engagements/row-key.ts'
import { nameLength, proseLength, readTexts } from '../engagements/written.ts'
import { mustBeAllowed, seatOf } from '../identity/must-be-allowed.ts'
import { change } from '../kernel/change.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { mustSee } from '../kernel/visible.ts'

export type ProposeEnvelope = {
  /** The version that was decided in full, from which others may differ. */
  baseVersionId: string
  name: string
  rationale: string
  stages: readonly EnvelopeStage[]
  bounds: readonly MetricBound[]
  /** The weights and datasets that may come in another release. */
  mayChange: readonly string[]
  endsAt: Date
}

const mostDays = 365

/** Proposes what may change from version to version without deciding anew. Answers with the envelope's id. */
export function proposeEnvelope(record: EngagementRecord, viewer: Viewer, input: ProposeEnvelope) {
  return change(record, viewer, async function proposeEnvelope({ tx, now, announce }) {
    const { workspaceId } = viewer
    const row = await tx.modelVersion.findUnique({ where: rowKey(workspaceId, input.baseVersionId) })
    const base = mustSee(row, viewer.audience, 'model version')
    mustBeAllowed(viewer, 'EDIT_ENGAGEMENT', base.engagementId)
    const terms = readTerms(input, now)
    const { id, name } = await tx.changeEnvelope.create({
      data: {
        workspaceId,
        engagementId: base.engagementId,
        baseVersionId: base.id,
        ...terms,
        proposedById: seatOf(viewer),
        proposedAt: now,
        createdAt: now,
        updatedAt: now,
      },
    })
    announce({
      kind: 'envelope.proposed',
      subject: { type: 'ModelVersion', id: base.id, key: null },
      engagementId: base.engagementId,
      modelVersionId: base.id,
      changes: [{ field: 'envelope', from: null, to: name }],
      refs: { envelopeId: id },
    })
    return id
  })
}

function readTerms(input: ProposeEnvelope, now: Date) {
  const texts = readTexts()
  const name = texts.text(['name'], input.name, { longest: nameLength, required: 'Name the envelope.' })
  const rationale = texts.text(['rationale'], input.rationale, {
    longest: proseLength,
    required: 'Say why these changes need no decision of their own.',
  })
  const stages = envelopeStages.filter((stage) => input.stages.includes(stage))
  if (stages.length === 0) texts.fault(['stages'], 'Choose at least one of the gates 2 to 5.')
  if (input.bounds.length === 0)
    texts.fault(['bounds'], 'Bound at least one metric: without bounds nothing is checked.')
  if (input.bounds.length > 50 || input.mayChange.length > 50) texts.fault(['bounds'], 'Keep it within 50 entries.')
  const bounds = input.bounds.slice(0, 50).map(({ metric, min, max }, index) => {
    const path = ['bounds', String(index)]
    const read = texts.text([...path, 'metric'], metric, { longest: nameLength, required: 'Name the metric.' })
    if (min === null && max === null) texts.fault(path, `Give ${metric} a least or a greatest value.`)
    if (min !== null && max !== null && min > max) texts.fault(path, `${metric} has no value between these bounds.`)
    return { metric: read, min, max }
  })
  const mayChange = input.mayChange
    .slice(0, 50)
    .map((part, index) =>
      texts.text(['mayChange', String(index)], part, { longest: nameLength, required: 'Name the part.' }),
    )
  texts.done()
  const days = (input.endsAt.getTime() - now.getTime()) / 86_400_000
  if (!(days > 0 && days <= mostDays)) {
    throw new InvalidInput([
      { path: ['endsAt'], message: `Let it end within ${mostDays} days; then it is looked at anew.` },
    ])
  }
  return { name, rationale, stages, bounds, mayChange, endsAt: input.endsAt }
}
