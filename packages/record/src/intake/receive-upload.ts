import { InvalidInput, objectionToFileName } from '@assay/domain'
import { objectionTo } from '../identity/must-be-allowed.ts'
import { change } from '../kernel/change.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'

export type ReceiveUpload = {
  name: string
  mediaType: string
  bytes: AsyncIterable<Uint8Array>
  /** The id that the sender knows the upload by already. */
  id?: string
  /** What the sender computed; other bytes are refused. */
  sha256?: string | undefined
}

export type ReceivedUpload = { id: string; sha256: string; size: number }

export const defaultMaxUploadBytes = 512 * 1024 ** 2

/**
 * Stores a file for whoever sent it and answers with the upload; a later command gives it a meaning. Throws Denied
 * before a byte is read, and InvalidInput for a file without a proper name, that is empty, too large, or not what was
 * sent, which leaves nothing on the record.
 */
export async function receiveUpload(
  record: EngagementRecord,
  viewer: Viewer,
  { name, mediaType, bytes, id: knownId, sha256: expected }: ReceiveUpload,
  { maxBytes = defaultMaxUploadBytes }: { maxBytes?: number } = {},
): Promise<ReceivedUpload> {
  mustBeAllowedToSend(viewer)
  const objection = objectionToFileName(name)
  if (objection !== null) throw objection
  const { sha256, size } = await record.blobs.put(bytes, { maxBytes })
  if (size === 0) throw emptyFile()
  if (expected !== undefined && expected !== sha256) {
    const message = 'The file was changed on its way: its SHA-256 is another. Send it again.'
    throw new InvalidInput([{ path: ['file'], message }])
  }

  const id = await change(record, viewer, async function receiveUpload({ tx, now, nothingChanged }) {
    const upload = await tx.upload.create({
      data: {
        workspaceId: viewer.workspaceId,
        ...(knownId === undefined ? {} : { id: knownId }),
        name: plainFileName(name),
        mediaType: plainMediaType(mediaType),
        size,
        sha256,
        actorId: ownerOfUploads(viewer),
        createdAt: now,
      },
    })
    // Bytes are no part of the record until a command takes them in; that command states the fact.
    nothingChanged()
    return upload.id
  })
  return { id, sha256, size }
}

/** Whose uploads the viewer may use. */
export const ownerOfUploads = ({ actor }: Viewer): string => actor.id ?? actor.type

export const emptyFile = () => new InvalidInput([{ path: ['file'], message: 'The file is empty: choose another.' }])

/** A guest sends for an engagement that is not named yet; the command that takes the file in checks which. */
export function mustBeAllowedToSend(viewer: Viewer): void {
  const places = [null, ...viewer.engagementRoles.map(({ engagementId }) => engagementId)]
  const objections = places.flatMap((place) => [
    objectionTo(viewer, 'TAKE_IN', place),
    objectionTo(viewer, 'SUBMIT_EVIDENCE', place),
  ])
  const objection = objections[0]
  if (objection !== null && objection !== undefined && !objections.includes(null)) throw objection
}

/** A name as it is shown: what cannot be seen and was not refused, such as a zero-width space, is left out. */
export function plainFileName(name: string): string {
  const plain = name
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\ufffd]/gu, '')
    .trim()
  return Array.from(plain).slice(0, 255).join('') || 'file'
}

function plainMediaType(mediaType: string): string {
  const [essence = ''] = mediaType.toLowerCase().split(';', 1)
  return /^[\w.+-]{1,64}\/[\w.+-]{1,64}$/.test(essence.trim()) ? essence.trim() : 'application/octet-stream'
}
