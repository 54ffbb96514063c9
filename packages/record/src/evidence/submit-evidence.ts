import { endOfValidity, InvalidInput, Refusal } from '@assay/domain'
import { rowKey } from '../engagements/row-key.ts'
import { nameLength, readTexts } from '../engagements/written.ts'
import { gatesTouchedBy } from '../gates/gates-touched-by.ts'
import { recomputeReadiness } from '../gates/recompute-readiness.ts'
import type { EvidenceType } from '../generated/client/client.ts'
import { mustBeAllowed } from '../identity/must-be-allowed.ts'
import { change } from '../kernel/change.ts'
import type { Transaction } from '../kernel/database.ts'
import { lockGates } from '../kernel/lock-gate.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { mustSee } from '../kernel/visible.ts'
import { addRevision } from './add-revision.ts'
import { type Brought, bringRevision } from './bring-revision.ts'
import { readSubject, type SubjectGiven } from './evidence-subject.ts'
import { lockEvidence } from './lock-evidence.ts'
import { makeEvidence, type RevisionFile, type Submission } from './make-evidence.ts'

export type SubmitEvidence = Brought &
  SubjectGiven & {
    engagementId: string
    /** The code of its type. */
    evidenceType: string
    /** Evidence that this is the next revision of, or that was asked for. */
    evidenceId?: string
    title: string
    effectiveFrom?: Date
    effectiveTo?: Date
  }

/**
 * Puts an uploaded file or a link on record as evidence, as the next revision of evidence, or as the answer to the
 * request for it. Answers with the evidence's id.
 */
export async function submitEvidence(record: EngagementRecord, viewer: Viewer, input: SubmitEvidence) {
  const brought = await bringRevision(record, viewer, input)
  return change(record, viewer, async function submitEvidence(step) {
    const { tx, now, announce } = step
    const { workspaceId } = viewer
    const row = await tx.engagement.findUnique({ where: rowKey(workspaceId, input.engagementId) })
    const engagement = mustSee(row === null ? null : { ...row, engagementId: row.id }, viewer.audience, 'engagement')
    mustBeAllowed(viewer, 'SUBMIT_EVIDENCE', engagement.id)
    const type = await mustBeType(tx, workspaceId, input.evidenceType)
    if (brought instanceof Refusal) throw brought
    const submission = readSubmission(input, brought, type, now)

    if (input.evidenceId !== undefined) {
      const locked = await lockEvidence(step, viewer, input.evidenceId, 'SUBMIT_EVIDENCE')
      if (locked.evidence.engagementId !== engagement.id || locked.evidence.evidenceTypeId !== type.id) {
        const message = 'A revision stays with the engagement and the type of its evidence.'
        throw new InvalidInput([{ path: ['evidenceId'], message }])
      }
      const evidenceId = await addRevision(step, viewer, locked.evidence, submission)
      await recomputeReadiness(tx, workspaceId, locked.touched, now, announce)
      return evidenceId
    }
    const subject = await readSubject(tx, engagement.id, viewer, input, type)
    const line = { engagementId: engagement.id, evidenceTypeId: type.id, ...subject }
    const asked = await tx.evidence.findFirst({
      where: { workspaceId, ...line, status: 'REQUESTED' },
      orderBy: { number: 'asc' },
    })
    if (asked !== null) {
      const locked = await lockEvidence(step, viewer, asked.id, 'SUBMIT_EVIDENCE')
      const evidenceId = await addRevision(step, viewer, locked.evidence, submission)
      await recomputeReadiness(tx, workspaceId, locked.touched, now, announce)
      return evidenceId
    }
    const touched = await gatesTouchedBy(tx, workspaceId, line)
    await lockGates(tx, workspaceId, touched)
    const evidenceId = await makeEvidence(step, viewer, { ...line, ...submission, revision: 1 })
    await recomputeReadiness(tx, workspaceId, touched, now, announce)
    return evidenceId
  })
}

export async function mustBeType(tx: Transaction, workspaceId: string, code: string): Promise<EvidenceType> {
  const type = await tx.evidenceType.findUnique({ where: { workspaceId_code: { workspaceId, code } } })
  if (type !== null) return type
  throw new InvalidInput([{ path: ['evidenceType'], message: 'Choose one of the types of evidence in the catalogue.' }])
}

/** When it takes effect is not when it was received; where nobody says, its type's validity gives the end. */
function readSubmission(
  input: SubmitEvidence,
  file: RevisionFile,
  { validityDays }: EvidenceType,
  now: Date,
): Submission {
  const texts = readTexts()
  const title = texts.text(['title'], input.title, { longest: nameLength, required: 'Give the evidence a title.' })
  const effectiveFrom = input.effectiveFrom ?? now
  const effectiveTo = input.effectiveTo ?? endOfValidity(effectiveFrom, validityDays)
  if (effectiveTo !== null && effectiveTo <= effectiveFrom) {
    texts.fault(['effectiveTo'], 'Let it end after it begins.')
  }
  texts.done()
  return { title, effectiveFrom, effectiveTo, file }
}
