import { Conflict, InvalidInput } from '@assay/domain'
import type { Change } from '../kernel/change.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { aboutEvidence } from './decide-on-evidence.ts'
import { type LockedEvidence, readEvidence } from './lock-evidence.ts'
import { makeEvidence, makeRevision, type Submission } from './make-evidence.ts'
import { sameLine } from './predecessor.ts'

/**
 * The next revision of evidence, which waits to be accepted. Version-bound evidence is no longer what was decided on
 * from here on; standing evidence stays in force, and the revision waits beside it. Answers with the id of the evidence
 * that waits.
 */
export async function addRevision(step: Change, viewer: Viewer, evidence: LockedEvidence, submission: Submission) {
  const { tx, now, announce } = step
  const { workspaceId } = viewer
  const { evidenceType, revisions, ...row } = evidence
  if (row.status === 'DISPOSED' || row.status === 'SUPERSEDED') {
    const message = `${row.key} is closed. Submit this as new evidence.`
    throw new InvalidInput([{ path: ['evidenceId'], message }], 'INVALID_TRANSITION')
  }
  const last = revisions[0]
  if (evidenceType.binding === 'STANDING' && row.status === 'ACCEPTED') {
    const waiting = await tx.evidence.findFirst({
      where: { ...sameLine(row), status: { in: ['SUBMITTED', 'REJECTED'] } },
      orderBy: { number: 'desc' },
    })
    if (waiting !== null) {
      const next = await readEvidence(tx, workspaceId, waiting.id)
      return addRevision(step, viewer, next, { ...submission, title: row.title })
    }
    const { engagementId, evidenceTypeId, modelVersionId, datasetVersionId, producerId, title } = row
    const line = { engagementId, evidenceTypeId, modelVersionId, datasetVersionId, producerId }
    return makeEvidence(step, viewer, { ...submission, ...line, title, revision: (last?.revision ?? 0) + 1 })
  }
  if (last?.sha256 === submission.file.sha256 && (row.status === 'ACCEPTED' || row.status === 'SUBMITTED')) {
    throw new Conflict(
      `Revision ${last.revision} of ${row.key} is this very file. Nothing was changed.`,
      [],
      'ALREADY_EXISTS',
    )
  }
  const revision = (last?.revision ?? 0) + 1
  const revisionId = await makeRevision(tx, viewer, { evidenceId: row.id, revision, file: submission.file, now })
  const { title, effectiveFrom, effectiveTo } = submission
  await tx.evidence.update({
    where: { workspaceId_id: { workspaceId, id: row.id } },
    data: {
      title,
      effectiveFrom,
      effectiveTo,
      status: 'SUBMITTED',
      statusReason: null,
      version: { increment: 1 },
      updatedAt: now,
    },
  })
  announce({
    kind: 'evidence.submitted',
    ...aboutEvidence(row),
    changes: [
      ...(row.status === 'SUBMITTED' ? [] : [{ field: 'status', from: row.status, to: 'SUBMITTED' }]),
      { field: 'revision', from: last === undefined ? null : String(last.revision), to: String(revision) },
    ],
    refs: { revisionId },
  })
  return row.id
}
