import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { InvalidInput } from '@assay/domain'

export type StoredBlob = { sha256: string; size: number }

/** Immutable bytes under their SHA-256. The name of a file is never part of a path. */
export type BlobStore = {
  /** Where uploads lie that are sent in pieces, until they are whole. */
  pieces: string
  /** Streams to disk while hashing. Throws InvalidInput above `maxBytes` and leaves nothing behind. */
  put(bytes: AsyncIterable<Uint8Array>, options: { maxBytes: number }): Promise<StoredBlob>
  read(sha256: string): AsyncIterable<Uint8Array>
  /** Where a reader process may open it. */
  pathOf(sha256: string): string
  has(sha256: string): Promise<boolean>
}

/** A part that nobody wrote to for this long was left by a process that died; a younger one may be another's upload. */
const ABANDONED_MS = 3_600_000

export async function openLocalBlobs(folder: string): Promise<BlobStore> {
  const incoming = path.join(folder, 'incoming')
  const pieces = path.join(folder, 'pieces')
  await mkdir(incoming, { recursive: true })
  await mkdir(pieces, { recursive: true })
  await clearAbandoned(incoming)
  const pathOf = (sha256: string) => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('Not a SHA-256')
    return path.join(folder, sha256.slice(0, 2), sha256)
  }

  return {
    pieces,
    pathOf,
    read: (sha256) => createReadStream(pathOf(sha256)),
    has: (sha256) =>
      stat(pathOf(sha256)).then(
        () => true,
        () => false,
      ),
    async put(bytes, { maxBytes }) {
      const part = path.join(incoming, randomUUID())
      try {
        const stored = await receive(bytes, part, maxBytes)
        const place = pathOf(stored.sha256)
        await mkdir(path.dirname(place), { recursive: true })
        await rename(part, place)
        await syncFolder(path.dirname(place))
        await syncFolder(folder)
        return stored
      } catch (error) {
        await rm(part, { force: true })
        throw error
      }
    },
  }
}

async function receive(bytes: AsyncIterable<Uint8Array>, part: string, maxBytes: number): Promise<StoredBlob> {
  const file = await open(part, 'wx')
  try {
    const hash = createHash('sha256')
    let size = 0
    for await (const chunk of bytes) {
      size += chunk.byteLength
      if (size > maxBytes) throw tooLarge(maxBytes)
      hash.update(chunk)
      await file.writeFile(chunk)
    }
    await file.sync()
    return { sha256: hash.digest('hex'), size }
  } finally {
    await file.close()
  }
}

/** The rename itself must survive a crash too; Windows does not let a folder be opened, and needs none of it. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function clearAbandoned(incoming: string): Promise<void> {
  for (const name of await readdir(incoming)) {
    const part = path.join(incoming, name)
    const written = await stat(part).catch(() => null)
    if (written !== null && written.mtimeMs < Date.now() - ABANDONED_MS) await rm(part, { force: true })
  }
}

function tooLarge(maxBytes: number) {
  const limit = Math.floor(maxBytes / 1_048_576)
  return new InvalidInput([{ path: ['file'], message: `The file is larger than ${limit} MiB: split it or send less.` }])
}
