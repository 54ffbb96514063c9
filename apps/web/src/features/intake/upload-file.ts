/** A file that the server keeps until a run takes it in. */
export type Uploaded = { uploadId: string; sha256: string; size: number }

export type Upload = { done: Promise<Uploaded>; cancel: () => void }

/** Sends a file to the record's keep, telling how much of it has gone (0 to 1). The promise fails with a sentence. */
export function uploadFile(file: File, onProgress: (share: number) => void): Upload {
  const request = new XMLHttpRequest()
  const done = new Promise<Uploaded>((resolve, reject) => {
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total === 0 ? 1 : loaded / total))
    request.addEventListener('load', () => {
      const answer = readAnswer(request.responseText)
      if (request.status === 201 && isUploaded(answer)) resolve(answer)
      else reject(new Error(sentenceIn(answer) ?? `The server answered ${request.status}`))
    })
    request.addEventListener('error', () => reject(new Error('The connection was lost. Try again.')))
    request.addEventListener('abort', () => reject(new DOMException('The upload was cancelled', 'AbortError')))
  })
  request.open('POST', `/uploads?name=${encodeURIComponent(file.name)}`)
  request.setRequestHeader('content-type', file.type || 'application/octet-stream')
  request.send(file)
  return { done, cancel: () => request.abort() }
}

function readAnswer(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null // A proxy may answer with a page of its own; the status is all there is to say then.
  }
}

const isUploaded = (answer: unknown): answer is Uploaded =>
  typeof answer === 'object' && answer !== null && 'uploadId' in answer && typeof answer.uploadId === 'string'

function sentenceIn(answer: unknown): string | null {
  if (typeof answer !== 'object' || answer === null || !('message' in answer)) return null
  return typeof answer.message === 'string' ? answer.message : null
}
