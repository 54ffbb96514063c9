import type { FieldChange } from '@assay/domain'
import { recomputeReadiness } from '../gates/recompute-readiness.ts'
import type { Engagement } from '../generated/client/client.ts'
import { seatOf } from '../identity/must-be-allowed.ts'
import { change } from '../kernel/change.ts'
import type { Transaction } from '../kernel/database.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { lockEngagement } from './lock-engagement.ts'
import { mustBeMember, readEngagement } from './read-engagement.ts'
import { staleVersion } from './stale-version.ts'

export type ChangeEngagement = {
  engagementId: string
  expectedVersion: number
  name?: string
  purpose?: string
  /** Null leaves the use case without an owner. */
  ownerId?: string | null
  tier?: number
  dataSources?: string
  servingStack?: string
  vendor?: string | null
  hasTools?: boolean
  restricted?: boolean
}

/** Changes what the register says of an engagement; its gates ask for what follows from it. Answers with its id. */
export function changeEngagement(record: EngagementRecord, viewer: Viewer, input: ChangeEngagement) {
  return change(record, viewer, async function changeEngagement(step) {
    const { tx, now, announce, nothingChanged } = step
    const { workspaceId } = viewer
    const { engagementId, expectedVersion, ...wanted } = readEngagement(input)
    const { engagement, touched } = await lockEngagement(step, viewer, input, wanted)
    const data = Object.fromEntries(
      Object.entries(wanted).filter(([field, value]) => value !== engagement[field as keyof Engagement]),
    )
    if (Object.keys(data).length === 0) {
      nothingChanged()
      return engagement.id
    }
    const changes = await changesOf(tx, engagement, data)

    const { count } = await tx.engagement.updateMany({
      where: { workspaceId, id: engagement.id, version: expectedVersion },
      data: { ...data, version: { increment: 1 }, updatedAt: now },
    })
    if (count === 0) {
      throw await staleVersion(tx, { workspaceId, engagementId, id: engagementId, what: 'engagement' }, [])
    }
    if (typeof data.name === 'string') {
      // A finding on the use case as a whole names it; it must not lose its hold on the gates.
      await tx.findingSubject.updateMany({
        where: { workspaceId, asset: engagement.name, finding: { engagementId: engagement.id } },
        data: { asset: data.name, version: { increment: 1 }, updatedAt: now },
      })
    }
    if (data.restricted === true) {
      // Whoever closes the door stays inside.
      const seat = { workspaceId, engagementId: engagement.id, membershipId: seatOf(viewer) }
      await tx.engagementMember.createMany({ data: [seat], skipDuplicates: true })
    }
    announce({
      kind: 'engagement.changed',
      subject: { type: 'Engagement', id: engagement.id, key: engagement.key },
      engagementId: engagement.id,
      changes,
    })
    await recomputeReadiness(tx, workspaceId, touched, now, announce)
    return engagement.id
  })
}

const large = ['purpose', 'dataSources', 'servingStack']

async function changesOf(tx: Transaction, engagement: Engagement, data: Record<string, unknown>) {
  const changes: FieldChange[] = []
  for (const [field, value] of Object.entries(data)) {
    if (field === 'ownerId') changes.push(await ownerChange(tx, engagement, value))
    else if (large.includes(field)) changes.push({ field, from: null, to: null })
    else changes.push({ field, from: said(engagement[field as keyof Engagement]), to: said(value) })
  }
  return changes
}

async function ownerChange(tx: Transaction, { workspaceId, ownerId }: Engagement, to: unknown): Promise<FieldChange> {
  const before =
    ownerId === null
      ? null
      : await tx.membership.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId, id: ownerId } } })
  const after = typeof to === 'string' ? await mustBeMember(tx, workspaceId, to) : null
  return { field: 'owner', from: before?.name ?? null, to: after }
}

const said = (value: unknown) => (value === null || value === undefined ? null : String(value))
