import { type ActorRole, Conflict, type EngagementKind, InvalidInput, shortKey } from '@assay/domain'
import { openGates } from '../gates/open-gates.ts'
import { mustBeAllowed, seatOf } from '../identity/must-be-allowed.ts'
import { change } from '../kernel/change.ts'
import type { Transaction } from '../kernel/database.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import { takeNumbers } from '../kernel/short-key.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { type ClassificationInput, mustBeMember, readClassification, readEngagement } from './read-engagement.ts'
import { isUuid } from './row-key.ts'

export type CreateEngagement = {
  /** The new engagement's UUID, when the client drew it already. */
  id?: string
  name: string
  kind?: EngagementKind
  purpose?: string
  /** Whoever enters it, where nobody is named. */
  ownerId?: string
  actorRole?: ActorRole
  tier: number
  dataSources?: string
  servingStack?: string
  vendor?: string | null
  hasTools?: boolean
  restricted?: boolean
  classification?: ClassificationInput
}

/** Enters an engagement in the register; an AI use case begins with its intake gate. Answers with its id. */
export function createEngagement(record: EngagementRecord, viewer: Viewer, input: CreateEngagement) {
  return change(record, viewer, async function createEngagement({ tx, now, announce }) {
    const { workspaceId } = viewer
    mustBeAllowed(viewer, 'EDIT_ENGAGEMENT')
    const { id, classification, kind = 'AI_USE_CASE', ...fields } = readEngagement(input)
    const classified = classification === undefined ? null : readClassification(classification)
    const seat = seatOf(viewer)
    const ownerId = fields.ownerId ?? seat
    await mustBeMember(tx, workspaceId, ownerId)
    if (id !== undefined) await mustBeFree(tx, workspaceId, id)

    const number = await takeNumbers(tx, workspaceId, 'ENG')
    const engagement = await tx.engagement.create({
      data: {
        workspaceId,
        ...(id === undefined ? {} : { id }),
        ...fields,
        ownerId,
        number,
        key: shortKey('ENG', number),
        kind,
        status: classified === null ? 'DRAFT' : 'CLASSIFIED',
        createdAt: now,
        updatedAt: now,
      },
    })
    if (engagement.restricted) {
      await tx.engagementMember.create({ data: { workspaceId, engagementId: engagement.id, membershipId: seat } })
    }
    const subject = { type: 'Engagement', id: engagement.id, key: engagement.key } as const
    announce({
      kind: 'engagement.created',
      subject,
      engagementId: engagement.id,
      changes: [
        { field: 'name', from: null, to: engagement.name },
        { field: 'status', from: null, to: engagement.status },
      ],
    })
    if (classified !== null) {
      const made = await tx.classification.create({
        data: { workspaceId, engagementId: engagement.id, ...classified, decidedById: seat, decidedAt: now },
      })
      announce({
        kind: 'engagement.classified',
        subject,
        engagementId: engagement.id,
        changes: [{ field: 'riskClass', from: null, to: classified.riskClass }],
        refs: { classificationId: made.id },
      })
    }
    if (kind === 'AI_USE_CASE') {
      const opening = { workspaceId, engagementId: engagement.id, subjectType: 'ENGAGEMENT' } as const
      await openGates(tx, { ...opening, now, announce })
    }
    return engagement.id
  })
}

async function mustBeFree(tx: Transaction, workspaceId: string, id: string): Promise<void> {
  if (!isUuid(id)) throw new InvalidInput([{ path: ['id'], message: 'The id of a new engagement is a UUID.' }])
  const taken = await tx.engagement.count({ where: { workspaceId, id } })
  if (taken > 0) throw new Conflict('An engagement with this id was created already', [], 'ALREADY_EXISTS')
}
