import { digestOf } from './digest-of.ts'

/** A file that the server keeps for a command. Its digest is unknown where this browser could not compute it. */
export type Uploaded = { uploadId: string; sha256: string | null; size: number }

type Options = {
  /** Hears the share that arrived, 0 to 1, and whether the connection is lost at present. */
  onProgress: (share: number, waiting: boolean) => void
  signal: AbortSignal
}

const home = '/uploads/resumable'
const pieceBytes = 8 * 1024 ** 2
/** The reason of an abort that gives the file up, rather than leaving it to go on later. */
export const cancelled = 'cancelled'

/** Half an hour in all, the last tries a minute apart; what is given up then goes on where it stopped when it is sent again. */
const retries = [0, 1_000, 3_000, 5_000, 10_000, 20_000, 30_000, ...Array<number>(28).fill(60_000)]

/**
 * Sends a file in pieces. A lost connection is waited out; a file of which a part arrived earlier, before a reload say,
 * goes on where it stopped. Rejects with what to tell the person. Aborted as `cancelled` it is given up on the server too.
 */
export async function uploadFile(file: File, { onProgress, signal }: Options): Promise<Uploaded> {
  const [{ DetailedError, Upload }, sha256] = await Promise.all([import('tus-js-client'), digestOf(file)])
  signal.throwIfAborted()
  return new Promise((resolve, reject) => {
    let share = 0
    const upload = new Upload(file, {
      endpoint: home,
      chunkSize: pieceBytes,
      retryDelays: retries,
      removeFingerprintOnSuccess: true,
      metadata: {
        name: file.name,
        type: file.type === '' ? 'application/octet-stream' : file.type,
        ...(sha256 === null ? {} : { sha256 }),
      },
      onProgress: (sent, total) => {
        share = total === 0 ? 1 : sent / total
        onProgress(share, false)
      },
      onShouldRetry: (error) => {
        const status = error.originalResponse?.getStatus() ?? 0
        const again = status === 0 || status === 409 || status === 423 || status >= 500
        if (again) onProgress(share, true)
        return again
      },
      onError: (error) => {
        const response = error instanceof DetailedError ? error.originalResponse : null
        reject(
          new Error(
            response ? (sentenceIn(response.getBody()) ?? `The server answered ${response.getStatus()}`) : lost,
          ),
        )
      },
      onSuccess: () => resolve({ uploadId: upload.url?.split('/').at(-1) ?? '', sha256, size: file.size }),
    })
    signal.addEventListener('abort', () => {
      // Cancelled, what was sent is of no use; where the server is away, it clears it itself. Left, it can go on later.
      void upload.abort(signal.reason === cancelled).catch(() => undefined)
      reject(new DOMException('The upload was cancelled', 'AbortError'))
    })
    void upload
      .findPreviousUploads()
      .catch(() => [])
      .then((earlier) => {
        const [last] = earlier.toSorted((one, other) => other.creationTime.localeCompare(one.creationTime))
        if (last !== undefined) upload.resumeFromPreviousUpload(last)
        if (!signal.aborted) upload.start()
      })
  })
}

const lost = 'The connection was lost. Send the file again: it goes on where it stopped.'

function sentenceIn(body: string): string | null {
  try {
    const answer: unknown = JSON.parse(body)
    const said = typeof answer === 'object' && answer !== null && 'error' in answer ? answer.error : null
    return typeof said === 'string' ? said : null
  } catch {
    return null // A proxy may answer with a page of its own; the status is all there is to say then.
  }
}
