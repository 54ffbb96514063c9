import {
  Conflict,
  dueAt,
  type FindingCategory,
  isAiSpecific,
  NotFound,
  type Severity,
  severityRank,
  shortKey,
} from '@assay/domain'
import { rowKey } from '../engagements/row-key.ts'
import { gatesTouchedBy } from '../gates/gates-touched-by.ts'
import { recomputeReadiness } from '../gates/recompute-readiness.ts'
import { mustBeAllowed } from '../identity/must-be-allowed.ts'
import { type Change, change } from '../kernel/change.ts'
import { claimId } from '../kernel/claim-id.ts'
import { lockGates } from '../kernel/lock-gate.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import { takeNumbers } from '../kernel/short-key.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { seesEngagement } from '../kernel/visible.ts'
import { checkFinding } from './check-finding.ts'
import { labelFinding } from './label-finding.ts'
import { mustBeOwner } from './owner-of-finding.ts'
import { rateSeverity } from './rate-severity.ts'
import { aboutFinding } from './write-finding.ts'

export type CreateFinding = {
  /** The new finding's UUID, when the client drew it already. */
  id?: string
  engagementId: string
  modelVersionId?: string
  title: string
  description?: string
  category: FindingCategory
  severity?: Severity
  cvssVector?: string
  cwe?: readonly number[]
  asset?: string
  locationUri?: string
  locationLine?: number
  ownerId?: string
  labels?: readonly string[]
  /** The assessment that found it; by default `manual`. */
  source?: string
}

/** Opens a person's finding: AFFECTED on the model version or, without one, on the asset. Answers with its id. */
export function createFinding(record: EngagementRecord, viewer: Viewer, input: CreateFinding) {
  return change(record, viewer, async function createFinding(work) {
    const { tx, now, announce } = work
    const { workspaceId } = viewer
    const engagement = await engagementOf(work, input)
    const { cwe, labels, ...texts } = checkFinding(input)
    const { severity, ...rating } = rateSeverity(input)
    await mustBeNew(work, input.id)
    const owner =
      input.ownerId === undefined
        ? null
        : await mustBeOwner(tx, { workspaceId, engagementId: engagement.id, ownerId: input.ownerId, now })

    // A finding without a version or an asset of its own stands on the engagement as a whole.
    const modelVersionId = input.modelVersionId ?? null
    const asset = texts.asset ?? engagement.name
    const gateIds = await gatesTouchedBy(tx, workspaceId, {
      engagementId: engagement.id,
      ...(modelVersionId === null ? { asset } : { modelVersionId }),
    })
    await lockGates(tx, workspaceId, gateIds)
    const number = await takeNumbers(tx, workspaceId, 'F')
    const finding = await tx.finding.create({
      data: {
        workspaceId,
        ...(input.id === undefined ? {} : { id: input.id }),
        number,
        key: shortKey('F', number),
        engagementId: engagement.id,
        ...texts,
        ...rating,
        category: input.category,
        aiSpecific: isAiSpecific(input.category),
        severity: severityRank(severity),
        ownerId: owner?.id ?? null,
        dueAt: dueAt(severity, now),
        sourceKind: 'PERSON',
        openedAt: now,
        createdAt: now,
        updatedAt: now,
      },
    })
    await tx.findingSubject.create({
      data: {
        workspaceId,
        findingId: finding.id,
        ...(modelVersionId === null ? { asset } : { modelVersionId }),
        status: 'AFFECTED',
        createdAt: now,
        updatedAt: now,
      },
    })
    await tx.findingWeakness.createMany({
      data: cwe.map((each) => ({ workspaceId, findingId: finding.id, cwe: each })),
    })
    await labelFinding(tx, finding, labels, now)
    announce({
      kind: 'finding.created',
      ...aboutFinding(finding),
      modelVersionId,
      changes: [
        { field: 'severity', from: null, to: severity },
        { field: 'status', from: null, to: finding.status },
        ...(owner === null ? [] : [{ field: 'owner', from: null, to: owner.id }]),
      ],
    })
    await recomputeReadiness(tx, workspaceId, gateIds, now, announce)
    return finding.id
  })
}

async function engagementOf({ tx, viewer }: Change, { engagementId, modelVersionId }: CreateFinding) {
  const { workspaceId, audience } = viewer
  const engagement = await tx.engagement.findUnique({ where: rowKey(workspaceId, engagementId) })
  if (engagement === null || !seesEngagement(audience, engagement.id))
    throw new NotFound('engagement', ['engagementId'])
  mustBeAllowed(viewer, 'WRITE_FINDINGS', engagement.id)
  if (modelVersionId === undefined) return engagement
  const version = await tx.modelVersion.findUnique({ where: rowKey(workspaceId, modelVersionId) })
  if (version?.engagementId !== engagement.id)
    throw new NotFound('model version of this engagement', ['modelVersionId'])
  return engagement
}

async function mustBeNew({ tx, viewer }: Change, id: string | undefined) {
  if (id === undefined) return
  await claimId(tx, viewer.workspaceId, id)
  const known = await tx.finding.findUnique({ where: rowKey(viewer.workspaceId, id), select: { id: true } })
  if (known !== null) throw new Conflict('A finding with this id was opened already', [], 'ALREADY_EXISTS')
}
