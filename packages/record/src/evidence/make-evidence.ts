import { type StatedCoverage, shortKey } from '@assay/domain'
import type { Change } from '../kernel/change.ts'
import type { Transaction } from '../kernel/database.ts'
import { takeNumbers } from '../kernel/short-key.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { aboutEvidence } from './decide-on-evidence.ts'

/** The bytes of a revision, of a file or of the statement of a link. */
export type RevisionFile = {
  sha256: string
  size: bigint
  mediaType: string
  name: string
  url?: string | null
  declaredDigest?: string | null
  /** What a coverage document states. */
  coverage?: readonly StatedCoverage[]
}

/** A piece of evidence as it is about to stand on the record. */
export type Submission = {
  title: string
  effectiveFrom: Date
  effectiveTo: Date | null
  file: RevisionFile
}

/** Who brought the bytes, where that is not the caller: evidence that is reused stays its author's. */
type Bringer = { uploadedById: string | null; uploadedByTokenId: string | null }

type NewEvidence = Submission & {
  engagementId: string
  evidenceTypeId: string
  modelVersionId: string | null
  datasetVersionId: string | null
  producerId?: string | null
  reusedFromId?: string
  reusedById?: string
  revision: number
  broughtBy?: Bringer
}

/** A new piece of evidence with its first revision, and the fact of it. */
export async function makeEvidence({ tx, now, announce }: Change, viewer: Viewer, made: NewEvidence): Promise<string> {
  const { workspaceId } = viewer
  const { file, revision, broughtBy, producerId = viewer.teams[0]?.id ?? null, ...fields } = made
  const number = await takeNumbers(tx, workspaceId, 'E')
  const evidence = await tx.evidence.create({
    data: { workspaceId, ...fields, producerId, number, key: shortKey('E', number), createdAt: now, updatedAt: now },
  })
  const revisionId = await makeRevision(tx, viewer, { evidenceId: evidence.id, revision, file, now, broughtBy })
  announce({
    kind: made.reusedFromId === undefined ? 'evidence.submitted' : 'evidence.reused',
    ...aboutEvidence(evidence),
    changes: [
      { field: 'status', from: null, to: evidence.status },
      { field: 'revision', from: null, to: String(revision) },
    ],
    refs: { revisionId },
  })
  return evidence.id
}

type NewRevision = {
  evidenceId: string
  revision: number
  file: RevisionFile
  now: Date
  broughtBy?: Bringer | undefined
}

export async function makeRevision(
  tx: Transaction,
  viewer: Viewer,
  { evidenceId, revision, file, now, broughtBy = bringerOf(viewer) }: NewRevision,
): Promise<string> {
  const { workspaceId } = viewer
  const { coverage = [], ...bytes } = file
  const { id } = await tx.evidenceRevision.create({
    data: { workspaceId, evidenceId, revision, ...bytes, receivedAt: now, ...broughtBy },
  })
  const stated = coverage.map(({ list, edition, entries }) => ({ workspaceId, revisionId: id, list, edition, entries }))
  if (stated.length > 0) await tx.evidenceCoverage.createMany({ data: stated })
  return id
}

/** A token's upload disqualifies nobody from signing, the person who made the token included. */
function bringerOf({ actor, membershipId }: Viewer): Bringer {
  const token = actor.type === 'TOKEN' ? actor.id : null
  return { uploadedById: token === null ? membershipId : null, uploadedByTokenId: token }
}
