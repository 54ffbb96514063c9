export type Uploaded = { uploadId: string; sha256: string; size: number }

/** Sends a file to be kept for a command. `onProgress` hears the sent share, 0 to 1. Rejects with what to tell the person. */
export function uploadFile(
  file: File,
  { onProgress, signal }: { onProgress: (share: number) => void; signal: AbortSignal },
): Promise<Uploaded> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/uploads?name=${encodeURIComponent(file.name)}`)
    request.setRequestHeader('content-type', file.type === '' ? 'application/octet-stream' : file.type)
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 1 : loaded / total)
    request.onload = () => {
      if (request.status === 201) resolve(request.response as Uploaded)
      else reject(new Error(saidBy(request.response) ?? `The server answered ${request.status}`))
    }
    request.onerror = () => reject(new Error('The connection was lost'))
    signal.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}

function saidBy(answer: unknown): string | null {
  if (typeof answer !== 'object' || answer === null) return null
  const { message, error } = answer as { message?: unknown; error?: unknown }
  return typeof message === 'string' ? message : typeof error === 'string' ? error : null
}
