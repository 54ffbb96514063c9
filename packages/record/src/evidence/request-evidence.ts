import { Conflict, InvalidInput, NotFound, shortKey } from '@assay/domain'
import { rowKey, uuidOr } from '../engagements/row-key.ts'
import { nameLength, readTexts } from '../engagements/written.ts'
import { gatesTouchedBy } from '../gates/gates-touched-by.ts'
import { recomputeReadiness } from '../gates/recompute-readiness.ts'
import { mustBeAllowed, seatOf } from '../identity/must-be-allowed.ts'
import { change } from '../kernel/change.ts'
import { lockGates } from '../kernel/lock-gate.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import { takeNumbers } from '../kernel/short-key.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { mustSee } from '../kernel/visible.ts'
import { aboutEvidence } from './decide-on-evidence.ts'
import { readSubject, type SubjectGiven } from './evidence-subject.ts'
import { mustBeType } from './submit-evidence.ts'

export type RequestEvidence = SubjectGiven & {
  engagementId: string
  evidenceType: string
  /** The member who is asked for it. */
  fromId: string
  dueAt: Date
  /** Instead of the name of its type. */
  title?: string
}

/** Asks a member for evidence by a date. Answers with the evidence's id, which is there from now on and proves nothing yet. */
export function requestEvidence(record: EngagementRecord, viewer: Viewer, input: RequestEvidence) {
  return change(record, viewer, async function requestEvidence({ tx, now, announce }) {
    const { workspaceId } = viewer
    const row = await tx.engagement.findUnique({ where: rowKey(workspaceId, input.engagementId) })
    const engagement = mustSee(row === null ? null : { ...row, engagementId: row.id }, viewer.audience, 'engagement')
    mustBeAllowed(viewer, 'ACCEPT_EVIDENCE', engagement.id)
    const type = await mustBeType(tx, workspaceId, input.evidenceType)
    const subject = await readSubject(tx, engagement.id, viewer, input, type)
    const asked = await tx.membership.findFirst({
      where: { workspaceId, id: uuidOr(input.fromId), status: 'ACTIVE' },
      include: { teams: { select: { teamId: true }, take: 1 } },
    })
    if (asked === null) throw new NotFound('member', ['fromId'])
    const texts = readTexts()
    const title = texts.text(['title'], input.title ?? type.name, {
      longest: nameLength,
      required: 'Give the evidence a title.',
    })
    texts.done()
    if (input.dueAt <= now) {
      throw new InvalidInput([{ path: ['dueAt'], message: 'Ask for it by a date that is still to come.' }])
    }
    const line = { engagementId: engagement.id, evidenceTypeId: type.id, ...subject }
    const touched = await gatesTouchedBy(tx, workspaceId, line)
    await lockGates(tx, workspaceId, touched)
    const open = await tx.evidence.findFirst({ where: { workspaceId, ...line, status: 'REQUESTED' } })
    if (open !== null) {
      const message = `${open.key} asks for this already. Change or withdraw that request.`
      throw new Conflict(message, [], 'ALREADY_EXISTS')
    }
    const number = await takeNumbers(tx, workspaceId, 'E')
    const evidence = await tx.evidence.create({
      data: {
        ...{ workspaceId, ...line, number, key: shortKey('E', number), title, status: 'REQUESTED' },
        ...{ requestedById: seatOf(viewer), requestedFromId: asked.id, dueAt: input.dueAt },
        ...{ producerId: asked.teams[0]?.teamId ?? null, createdAt: now, updatedAt: now },
      },
    })
    announce({
      kind: 'evidence.requested',
      ...aboutEvidence(evidence),
      changes: [
        { field: 'status', from: null, to: 'REQUESTED' },
        { field: 'requestedFrom', from: null, to: asked.id },
        { field: 'dueAt', from: null, to: input.dueAt.toISOString() },
      ],
    })
    await recomputeReadiness(tx, workspaceId, touched, now, announce)
    return evidence.id
  })
}
