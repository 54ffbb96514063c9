import { Conflict, type EvidenceStatus, InvalidInput, isEvidenceInForce, type OwaspList } from '@assay/domain'
import { rowKey } from '../engagements/row-key.ts'
import { readTexts } from '../engagements/written.ts'
import { gatesTouchedBy } from '../gates/gates-touched-by.ts'
import { recomputeReadiness } from '../gates/recompute-readiness.ts'
import { mustBeAllowed, seatOf } from '../identity/must-be-allowed.ts'
import { change } from '../kernel/change.ts'
import { lockGates } from '../kernel/lock-gate.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { mustSee } from '../kernel/visible.ts'
import { readSubject } from './evidence-subject.ts'
import { readEvidence } from './lock-evidence.ts'
import { makeEvidence } from './make-evidence.ts'

export type ReuseEvidence = {
  evidenceId: string
  modelVersionId?: string
  datasetVersionId?: string
  /** Why what was proved of the one version holds for the other. */
  reason: string
}

/**
 * Lets version-bound evidence serve another version too: a decision of a person, which makes evidence of its own over
 * the same bytes, with the same dates, that waits to be accepted. Answers with the id of that evidence.
 */
export function reuseEvidence(record: EngagementRecord, viewer: Viewer, input: ReuseEvidence) {
  return change(record, viewer, async function reuseEvidence(step) {
    const { tx, now } = step
    const { workspaceId } = viewer
    const seen = await tx.evidence.findUnique({ where: rowKey(workspaceId, input.evidenceId) })
    const { id, engagementId } = mustSee(seen, viewer.audience, 'evidence')
    mustBeAllowed(viewer, 'ACCEPT_EVIDENCE', engagementId)
    const from = await readEvidence(tx, workspaceId, id)
    const { evidenceType: type, revisions, effectiveFrom, effectiveTo, key } = from
    const [current] = revisions
    const status = from.status as EvidenceStatus
    if (
      current === undefined ||
      effectiveFrom === null ||
      !isEvidenceInForce({ status, effectiveFrom, effectiveTo }, now)
    ) {
      throw fault('evidenceId', `${key} is not in force. Only evidence in force serves another version.`)
    }
    if (type.binding === 'STANDING' && from.modelVersionId === null && from.datasetVersionId === null) {
      throw fault('evidenceId', `${key} stands for the whole use case and serves every version already.`)
    }
    const texts = readTexts()
    const required = 'Say why it holds for that version too.'
    const reason = texts.text(['reason'], input.reason, { longest: 2_000, required })
    texts.done()
    const { modelVersionId, datasetVersionId } = input
    const subject = await readSubject(
      tx,
      engagementId,
      viewer,
      { ...(modelVersionId ? { modelVersionId } : {}), ...(datasetVersionId ? { datasetVersionId } : {}) },
      type,
    )
    const line = { engagementId, evidenceTypeId: type.id, ...subject }
    const touched = await gatesTouchedBy(tx, workspaceId, line)
    await lockGates(tx, workspaceId, touched)
    const open = { in: ['SUBMITTED', 'ACCEPTED', 'REQUESTED'] }
    const there = await tx.evidence.findFirst({ where: { workspaceId, ...line, status: open } })
    if (there !== null) {
      const message = `${there.key} stands for it there already. Submit a new revision of that.`
      throw new Conflict(message, [], 'ALREADY_EXISTS')
    }
    const { sha256, size, mediaType, name, url, declaredDigest, uploadedById, uploadedByTokenId } = current
    const stated = await tx.evidenceCoverage.findMany({ where: { workspaceId, revisionId: current.id } })
    const reusedId = await makeEvidence({ ...step, announce: (fact) => step.announce({ ...fact, reason }) }, viewer, {
      ...{ ...line, title: from.title, effectiveFrom, effectiveTo, producerId: from.producerId, revision: 1 },
      ...{ reusedFromId: from.id, reusedById: seatOf(viewer), broughtBy: { uploadedById, uploadedByTokenId } },
      file: {
        sha256,
        size,
        mediaType,
        name,
        url,
        declaredDigest,
        coverage: stated.map(({ list, edition, entries }) => ({ list: list as OwaspList, edition, entries })),
      },
    })
    await recomputeReadiness(tx, workspaceId, touched, now, step.announce)
    return reusedId
  })
}

const fault = (path: string, message: string) => new InvalidInput([{ path: [path], message }])
