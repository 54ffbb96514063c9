import { shortKey } from '@assay/domain'
import type { Change } from '../kernel/change.ts'
import type { Transaction } from '../kernel/database.ts'
import { takeNumbers } from '../kernel/short-key.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { aboutEvidence } from './decide-on-evidence.ts'

/** A piece of evidence as it is about to stand on the record. */
export type Submission = {
  title: string
  effectiveFrom: Date
  effectiveTo: Date | null
  file: { sha256: string; size: bigint; mediaType: string; name: string }
}

type NewEvidence = Submission & {
  engagementId: string
  evidenceTypeId: string
  modelVersionId: string | null
  datasetVersionId: string | null
  producerId?: string | null
  revision: number
}

/** A new piece of evidence with its first file, and the fact of it. */
export async function makeEvidence({ tx, now, announce }: Change, viewer: Viewer, made: NewEvidence): Promise<string> {
  const { workspaceId } = viewer
  const { file, revision, producerId = viewer.teams[0]?.id ?? null, ...fields } = made
  const number = await takeNumbers(tx, workspaceId, 'E')
  const evidence = await tx.evidence.create({
    data: { workspaceId, ...fields, producerId, number, key: shortKey('E', number), createdAt: now, updatedAt: now },
  })
  const revisionId = await makeRevision(tx, viewer, evidence.id, revision, file, now)
  announce({
    kind: 'evidence.submitted',
    ...aboutEvidence(evidence),
    changes: [
      { field: 'status', from: null, to: evidence.status },
      { field: 'revision', from: null, to: String(revision) },
    ],
    refs: { revisionId },
  })
  return evidence.id
}

export async function makeRevision(
  tx: Transaction,
  viewer: Viewer,
  evidenceId: string,
  revision: number,
  file: Submission['file'],
  now: Date,
): Promise<string> {
  const token = viewer.actor.type === 'TOKEN' ? viewer.actor.id : null
  const { id } = await tx.evidenceRevision.create({
    data: {
      workspaceId: viewer.workspaceId,
      evidenceId,
      revision,
      ...file,
      receivedAt: now,
      // A token's upload disqualifies nobody from signing, the person who made the token included.
      uploadedById: token === null ? viewer.membershipId : null,
      uploadedByTokenId: token,
    },
  })
  return id
}
