import { InvalidInput, NotFound } from '@assay/domain'
import { rowKey, uuidOr } from '../engagements/row-key.ts'
import { nameLength, readTexts } from '../engagements/written.ts'
import { gatesTouchedBy } from '../gates/gates-touched-by.ts'
import { recomputeReadiness } from '../gates/recompute-readiness.ts'
import type { EvidenceType } from '../generated/client/client.ts'
import { mustBeAllowed } from '../identity/must-be-allowed.ts'
import { ownerOfUploads } from '../intake/receive-upload.ts'
import { change } from '../kernel/change.ts'
import type { Transaction } from '../kernel/database.ts'
import { lockGates } from '../kernel/lock-gate.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { mustSee } from '../kernel/visible.ts'
import { addRevision } from './add-revision.ts'
import { lockEvidence } from './lock-evidence.ts'
import { makeEvidence, type Submission } from './make-evidence.ts'

export type SubmitEvidence = {
  engagementId: string
  /** The code of its type. */
  evidenceType: string
  /** Evidence that this is the next revision of. */
  evidenceId?: string
  modelVersionId?: string
  datasetVersionId?: string
  title: string
  uploadId: string
  effectiveFrom?: Date
  effectiveTo?: Date
}

/** Puts an uploaded file on record as evidence, or as the next revision of evidence. Answers with the evidence's id. */
export function submitEvidence(record: EngagementRecord, viewer: Viewer, input: SubmitEvidence) {
  return change(record, viewer, async function submitEvidence(step) {
    const { tx, now, announce } = step
    const { workspaceId } = viewer
    const row = await tx.engagement.findUnique({ where: rowKey(workspaceId, input.engagementId) })
    const engagement = mustSee(row === null ? null : { ...row, engagementId: row.id }, viewer.audience, 'engagement')
    mustBeAllowed(viewer, 'SUBMIT_EVIDENCE', engagement.id)
    const type = await mustBeType(tx, workspaceId, input.evidenceType)
    const submission = await readSubmission(tx, viewer, input, type, now)

    if (input.evidenceId !== undefined) {
      const locked = await lockEvidence(step, viewer, input.evidenceId, 'SUBMIT_EVIDENCE')
      if (locked.evidence.engagementId !== engagement.id || locked.evidence.evidenceTypeId !== type.id) {
        throw new InvalidInput([
          { path: ['evidenceId'], message: 'A revision stays with the engagement and the type of its evidence.' },
        ])
      }
      const evidenceId = await addRevision(step, viewer, locked.evidence, submission)
      await recomputeReadiness(tx, workspaceId, locked.touched, now, announce)
      return evidenceId
    }
    const subject = await readSubject(tx, engagement.id, viewer, input, type)
    const touched = await gatesTouchedBy(tx, workspaceId, {
      engagementId: engagement.id,
      evidenceTypeId: type.id,
      ...subject,
    })
    await lockGates(tx, workspaceId, touched)
    const { file, ...fields } = submission
    const evidenceId = await makeEvidence(step, viewer, {
      engagementId: engagement.id,
      evidenceTypeId: type.id,
      ...subject,
      ...fields,
      revision: 1,
      file,
    })
    await recomputeReadiness(tx, workspaceId, touched, now, announce)
    return evidenceId
  })
}

async function mustBeType(tx: Transaction, workspaceId: string, code: string): Promise<EvidenceType> {
  const type = await tx.evidenceType.findUnique({ where: { workspaceId_code: { workspaceId, code } } })
  if (type !== null) return type
  throw new InvalidInput([{ path: ['evidenceType'], message: 'Choose one of the types of evidence in the catalogue.' }])
}

async function readSubmission(
  tx: Transaction,
  viewer: Viewer,
  input: SubmitEvidence,
  { validityDays }: EvidenceType,
  now: Date,
): Promise<Submission> {
  const { workspaceId } = viewer
  const upload = await tx.upload.findFirst({
    where: { workspaceId, id: uuidOr(input.uploadId), actorId: ownerOfUploads(viewer) },
  })
  if (upload === null) throw new NotFound('upload', ['uploadId'])
  const texts = readTexts()
  const title = texts.text(['title'], input.title, { longest: nameLength, required: 'Give the evidence a title.' })
  const effectiveFrom = input.effectiveFrom ?? now
  const lasting = validityDays === null ? null : new Date(effectiveFrom.getTime() + validityDays * 86_400_000)
  const effectiveTo = input.effectiveTo ?? lasting
  if (effectiveTo !== null && effectiveTo <= effectiveFrom) {
    texts.fault(['effectiveTo'], 'Let it end after it begins.')
  }
  texts.done()
  const { sha256, size, mediaType, name } = upload
  return { title, effectiveFrom, effectiveTo, file: { sha256, size, mediaType, name } }
}

async function readSubject(
  tx: Transaction,
  engagementId: string,
  { workspaceId }: Viewer,
  { modelVersionId, datasetVersionId }: SubmitEvidence,
  { binding, name }: EvidenceType,
) {
  if (modelVersionId !== undefined && datasetVersionId !== undefined) {
    throw new InvalidInput([
      { path: ['datasetVersionId'], message: 'Evidence proves a model version or a dataset version, not both.' },
    ])
  }
  if (modelVersionId === undefined && datasetVersionId === undefined && binding === 'VERSION_BOUND') {
    throw new InvalidInput([
      { path: ['modelVersionId'], message: `${name} proves one version. Name the model or dataset version.` },
    ])
  }
  const of = (id: string) => ({ where: { workspaceId, engagementId, id: uuidOr(id) } })
  if (modelVersionId !== undefined && (await tx.modelVersion.count(of(modelVersionId))) === 0) {
    throw new NotFound('model version', ['modelVersionId'])
  }
  if (datasetVersionId !== undefined && (await tx.datasetVersion.count(of(datasetVersionId))) === 0) {
    throw new NotFound('dataset version', ['datasetVersionId'])
  }
  return { modelVersionId: modelVersionId ?? null, datasetVersionId: datasetVersionId ?? null }
}
