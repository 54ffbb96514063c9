import { InvalidInput, NotFound } from '@assay/domain'
import { nameLength, proseLength, readTexts } from '../engagements/written.ts'
import { mustBeAllowed, seatOf } from '../identity/must-be-allowed.ts'
import { change } from '../kernel/change.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { visibleEngagements } from '../kernel/visible.ts'
import { type Asked, readAsked } from './read-asked.ts'

export type RecordBreakGlass = Asked & {
  /** The use case's key, such as ENG-2. */
  engagement: string
  reason: string
  /** Who answers for it: a person's name, or the address of a pipeline's run. */
  by: string
  /** Now, where nobody says. */
  usedAt?: Date
}

/**
 * Records that a pipeline went past a gate without a verdict that allowed it. A fact is never refused (rule 0), whether
 * or not the composition is known; GRC or security leadership reviews it. Answers with its id.
 */
export function recordBreakGlass(record: EngagementRecord, viewer: Viewer, input: RecordBreakGlass) {
  return change(record, viewer, async function recordBreakGlass({ tx, now, announce }) {
    const { workspaceId } = viewer
    const engagement = await tx.engagement.findFirst({
      where: { ...visibleEngagements(viewer.audience), key: input.engagement.trim().toUpperCase() },
    })
    if (engagement === null) throw new NotFound('use case', ['engagement'])
    mustBeAllowed(viewer, 'SUBMIT_EVIDENCE', engagement.id)
    const { manifestDigest, stage, environment } = readAsked(input)
    const texts = readTexts()
    const required = 'Say why the gate was gone past; whoever reviews it reads this first.'
    const reason = texts.text(['reason'], input.reason, { longest: proseLength, required })
    const byName = texts.text(['by'], input.by, {
      longest: nameLength,
      required: 'Name the person or the pipeline run that answers for it.',
    })
    texts.done()
    const usedAt = input.usedAt ?? now
    if (usedAt > now) throw new InvalidInput([{ path: ['usedAt'], message: 'Say when it was used; that is past.' }])

    const version = await tx.modelVersion.findFirst({
      where: { workspaceId, engagementId: engagement.id, manifestDigest },
      orderBy: { registeredAt: 'desc' },
    })
    const gate =
      version === null
        ? null
        : await tx.gate.findFirst({
            where: { workspaceId, modelVersionId: version.id, stage },
            orderBy: { number: 'desc' },
          })
    const broken = await tx.breakGlass.create({
      data: {
        workspaceId,
        engagementId: engagement.id,
        manifestDigest,
        modelVersionId: version?.id ?? null,
        gateId: gate?.id ?? null,
        stage,
        environment,
        reason,
        byName,
        usedAt,
        recordedAt: now,
        recordedById: seatOf(viewer),
      },
    })
    announce({
      kind: 'gate.glassBroken',
      subject: { type: 'Engagement', id: engagement.id, key: engagement.key },
      engagementId: engagement.id,
      ...(version === null ? {} : { modelVersionId: version.id }),
      ...(gate === null ? {} : { gateId: gate.id }),
      refs: { breakGlassId: broken.id },
      changes: [
        { field: 'manifest', from: null, to: manifestDigest },
        { field: 'stage', from: null, to: stage },
        { field: 'environment', from: null, to: environment },
      ],
      reason,
    })
    return broken.id
  })
}
