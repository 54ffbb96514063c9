import { type FieldChange, InvalidInput } from '@assay/domain'
import { rowKey } from '../engagements/row-key.ts'
import { staleVersion } from '../engagements/stale-version.ts'
import { readTexts } from '../engagements/written.ts'
import { mustBeAllowed } from '../identity/must-be-allowed.ts'
import { change } from '../kernel/change.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { mustSee } from '../kernel/visible.ts'

export type SettleVersionEnd = {
  modelVersionId: string
  expectedVersion: number
  /** Until when what is kept of it is kept. */
  retentionUntil: Date | null
  legalHold: string | null
  disposalReference: string | null
  credentialsRevokedReference: string | null
}

/** Says what bounds a version after its end. A closed version stays as it was closed. Answers with its id. */
export function settleVersionEnd(record: EngagementRecord, viewer: Viewer, input: SettleVersionEnd) {
  return change(record, viewer, async function settleVersionEnd({ tx, now, announce, ...step }) {
    const { workspaceId } = viewer
    const row = await tx.modelVersion.findUnique({ where: rowKey(workspaceId, input.modelVersionId) })
    const version = mustSee(row, viewer.audience, 'model version')
    mustBeAllowed(viewer, 'EDIT_ENGAGEMENT', version.engagementId)
    if (version.status === 'RETIRED' || version.status === 'ABANDONED') {
      const message = 'The version is closed; what it was closed on stays as it was.'
      throw new InvalidInput([{ path: ['modelVersionId'], message }], 'INVALID_TRANSITION')
    }
    const after = readEnd(input)
    const changes = changesOf(version, after)
    if (changes.length === 0) {
      step.nothingChanged()
      return version.id
    }
    const { count } = await tx.modelVersion.updateMany({
      where: { workspaceId, id: version.id, version: input.expectedVersion },
      data: { ...after, version: { increment: 1 }, updatedAt: now },
    })
    if (count === 0) {
      const subject = { workspaceId, engagementId: version.engagementId, id: version.id, what: 'model version' }
      const values = changes.map(({ field, from, to }) => ({ field, yours: to ?? '', theirs: from ?? '' }))
      throw await staleVersion(tx, subject, values)
    }
    announce({
      kind: 'modelVersion.changed',
      subject: { type: 'ModelVersion', id: version.id, key: null },
      engagementId: version.engagementId,
      modelVersionId: version.id,
      changes,
    })
    return version.id
  })
}

type End = Pick<SettleVersionEnd, 'retentionUntil' | 'legalHold' | 'disposalReference' | 'credentialsRevokedReference'>

function readEnd(input: SettleVersionEnd): End {
  const texts = readTexts()
  const text = (field: keyof End, value: string | null) => texts.text([field], value ?? '', { longest: 500 }) || null
  const end = {
    retentionUntil: input.retentionUntil,
    legalHold: text('legalHold', input.legalHold),
    disposalReference: text('disposalReference', input.disposalReference),
    credentialsRevokedReference: text('credentialsRevokedReference', input.credentialsRevokedReference),
  }
  texts.done()
  return end
}

function changesOf(before: End, after: End): FieldChange[] {
  const say = (value: Date | string | null) => (value instanceof Date ? value.toISOString() : value)
  return (Object.keys(after) as (keyof End)[])
    .map((field) => ({ field, from: say(before[field]), to: say(after[field]) }))
    .filter(({ from, to }) => from !== to)
}
