import { InvalidInput, NotFound, objectionToContents, Refusal, readLink, tellingBytes } from '@assay/domain'
import { canonicalBytes } from '@assay/ledger'
import { uuidOr } from '../engagements/row-key.ts'
import { mustBeAllowedToSend, ownerOfUploads } from '../intake/receive-upload.ts'
import { read } from '../kernel/read.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { coverageOfFile } from './coverage-of-file.ts'
import type { RevisionFile } from './make-evidence.ts'

/** What a revision is made of: a file that was uploaded, or a link. */
export type Brought = {
  /** The code of its type, where what its files state is read. */
  evidenceType?: string
  uploadId?: string
  link?: { url: string; title: string; digest?: string | null }
}

/** What the bytes of a link say they are. */
const linkMediaType = 'application/vnd.assay.link+json'

/**
 * The bytes for a revision. What is wrong with them is handed back and thrown later, by who knows first whether the
 * caller may submit there at all; files are read before the transaction and its locks.
 */
export async function bringRevision(
  record: EngagementRecord,
  viewer: Viewer,
  brought: Brought,
): Promise<RevisionFile | Refusal> {
  try {
    const { uploadId, link, evidenceType } = brought
    if ((uploadId === undefined) === (link === undefined)) {
      throw new InvalidInput([{ path: ['uploadId'], message: 'Submit a file or a link, one of the two.' }])
    }
    if (link !== undefined) return await ofLink(record, viewer, link)
    const file = await ofFile(record, viewer, uploadId ?? '')
    return { ...file, coverage: await coverageOfFile(record, evidenceType, file) }
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

async function ofFile(record: EngagementRecord, viewer: Viewer, uploadId: string): Promise<RevisionFile> {
  const { workspaceId } = viewer
  const where = { workspaceId, id: uuidOr(uploadId), actorId: ownerOfUploads(viewer) }
  const upload = await read(record, workspaceId, ({ db }) => db.upload.findFirst({ where }))
  if (upload === null) throw new NotFound('upload', ['uploadId'])
  const { sha256, size, mediaType, name } = upload
  const objection = objectionToContents(name, await headOf(record.blobs.read(sha256)))
  if (objection !== null) throw objection
  return { sha256, size, mediaType, name }
}

/** The statement of the link is its bytes: whatever leans on digests leans on what was stated. Nothing is fetched. */
async function ofLink(
  record: EngagementRecord,
  viewer: Viewer,
  given: NonNullable<Brought['link']>,
): Promise<RevisionFile> {
  mustBeAllowedToSend(viewer)
  const { url, title, digest } = readLink(given)
  const statement = canonicalBytes({ type: 'link', url, title, digest })
  const bytes = (async function* () {
    yield statement
  })()
  const { sha256, size } = await record.blobs.put(bytes, { maxBytes: 64 * 1024 })
  return { sha256, size: BigInt(size), mediaType: linkMediaType, name: title, url, declaredDigest: digest }
}

async function headOf(bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of bytes) {
    parts.push(part)
    size += part.byteLength
    if (size >= tellingBytes) break
  }
  return Buffer.concat(parts).subarray(0, tellingBytes)
}
