import { NotFound } from '@assay/domain'
import type { Sheet } from '@assay/formats'
import { uuidOr } from '../engagements/row-key.ts'
import { mustBeAllowed } from '../identity/must-be-allowed.ts'
import { ownerOfUploads } from '../intake/receive-upload.ts'
import { read } from '../kernel/read.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { readSheetInProcess } from './sheet-process.ts'

export type OpenedSheet = { fileName: string; sha256: string; sheet: Sheet }

/** Reads the sender's own upload as a table. Throws Denied, NotFound, or InvalidInput for a file that is none. */
export async function openSheet(record: EngagementRecord, viewer: Viewer, uploadId: string): Promise<OpenedSheet> {
  mustBeAllowed(viewer, 'EDIT_ENGAGEMENT')
  const { workspaceId } = viewer
  const upload = await read(record, workspaceId, ({ db }) =>
    db.upload.findFirst({ where: { workspaceId, id: uuidOr(uploadId), actorId: ownerOfUploads(viewer) } }),
  )
  if (upload === null) throw new NotFound('upload', ['uploadId'])
  const sheet = await readSheetInProcess(record.blobs.pathOf(upload.sha256))
  return { fileName: upload.name, sha256: upload.sha256, sheet }
}
