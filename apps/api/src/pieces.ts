import { readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { FileStore } from '@tus/file-store'
import { ERRORS, Upload } from '@tus/server'

/** What is known of an upload that comes in pieces. */
export type Sent = { owner: string; name: string; mediaType: string; sha256: string | undefined; kept: boolean }

/**
 * Uploads that come in pieces, as files in a folder that all processes share. Of one that is kept only the note stays
 * for a while, so that a sender who lost the last answer learns that everything arrived.
 */
export class Pieces extends FileStore {
  constructor(directory: string) {
    super({ directory })
    // The length is known before the first byte, or nothing could be refused at once.
    this.extensions = ['creation', 'creation-with-upload', 'termination']
  }

  override async getUpload(id: string): Promise<Upload> {
    const note = await this.configstore.get(id)
    if (note === undefined) throw ERRORS.FILE_NOT_FOUND
    if (!sentOf(note.metadata).kept) return super.getUpload(id)
    const { size = 0, metadata = {} } = note
    return new Upload({ id, size, offset: size, metadata })
  }

  /** What is known of the upload, and whether its last byte is there; null for what is unknown or was given up. */
  async find(id: string): Promise<(Sent & { whole: boolean }) | null> {
    const note = await this.configstore.get(id)
    if (note === undefined) return null
    const upload = await this.getUpload(id).catch(() => null)
    return upload === null ? null : { ...sentOf(note.metadata), whole: upload.offset === upload.size }
  }

  /** The bytes lie with the others now. */
  async settle(id: string): Promise<void> {
    const note = await this.configstore.get(id)
    const { size = 0, metadata = {} } = note ?? {}
    await this.configstore.set(id, new Upload({ id, size, offset: size, metadata: { ...metadata, kept: 'yes' } }))
    await rm(path.join(this.directory, id), { force: true })
  }

  async drop(id: string): Promise<void> {
    await rm(path.join(this.directory, id), { force: true })
    await rm(path.join(this.directory, `${id}.json`), { force: true })
  }

  /** Removes what nobody has sent to since `before`. */
  async clear(before: Date): Promise<void> {
    const names = new Set((await readdir(this.directory)).map((name) => name.replace(/\.json$/, '')))
    for (const id of names) {
      const written = await Promise.all([id, `${id}.json`].map((name) => changedAt(path.join(this.directory, name))))
      if (Math.max(...written) < before.getTime()) await this.drop(id)
    }
  }
}

const changedAt = (file: string) =>
  stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  )

function sentOf(metadata: Upload['metadata']): Sent {
  return {
    owner: metadata?.owner ?? '',
    name: metadata?.name ?? '',
    mediaType: metadata?.type ?? '',
    sha256: metadata?.sha256 ?? undefined,
    kept: metadata?.kept === 'yes',
  }
}
