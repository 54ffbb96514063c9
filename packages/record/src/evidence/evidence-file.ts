import { InvalidInput, NotFound } from '@assay/domain'
import { rowKey } from '../engagements/row-key.ts'
import { mustBeAllowed } from '../identity/must-be-allowed.ts'
import { read } from '../kernel/read.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { mustSee } from '../kernel/visible.ts'

export type EvidenceFile = {
  name: string
  mediaType: string
  size: number
  sha256: string
  bytes(): AsyncIterable<Uint8Array>
}

/**
 * The bytes of one revision of evidence. Throws NotFound for what is not there or not the viewer's to see, and
 * InvalidInput for what was disposed of.
 */
export async function openEvidenceFile(
  record: EngagementRecord,
  viewer: Viewer,
  revisionId: string,
): Promise<EvidenceFile> {
  const { workspaceId } = viewer
  const revision = await read(record, workspaceId, ({ db }) =>
    db.evidenceRevision.findUnique({ where: rowKey(workspaceId, revisionId), include: { evidence: true } }),
  )
  if (revision === null) throw new NotFound('evidence')
  const { engagementId } = mustSee(revision.evidence, viewer.audience, 'evidence')
  mustBeAllowed(viewer, 'READ', engagementId)
  if (revision.evidence.status === 'DISPOSED') {
    const message = `${revision.evidence.key} was disposed of: ${revision.evidence.statusReason ?? ''}`
    throw new InvalidInput([{ path: [], message }], 'INVALID_TRANSITION')
  }
  const { name, mediaType, size, sha256 } = revision
  return { name, mediaType, size: Number(size), sha256, bytes: () => record.blobs.read(sha256) }
}

/** Where the page downloads a revision. */
export function downloadPath(revisionId: string): string {
  return `/files/evidence/${revisionId}`
}
