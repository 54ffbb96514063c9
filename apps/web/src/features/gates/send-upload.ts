import { faultRefusal, type ShownRefusal } from '../../graph/refusal.ts'

type Sent = { uploadId: string } | { refusal: ShownRefusal }

/** Sends a file to the server, which keeps it for the command that names its id. */
export async function sendUpload(file: File): Promise<Sent> {
  try {
    const response = await fetch(`/uploads?name=${encodeURIComponent(file.name)}`, {
      method: 'POST',
      body: file,
      headers: { 'content-type': file.type || 'application/octet-stream' },
    })
    const answer: unknown = await response.json()
    if (response.ok && typeof answer === 'object' && answer !== null && 'uploadId' in answer) {
      return { uploadId: String(answer.uploadId) }
    }
    return { refusal: faultRefusal(messageIn(answer) ?? response.statusText) }
  } catch (error) {
    return { refusal: faultRefusal(error) }
  }
}

function messageIn(answer: unknown): string | null {
  if (typeof answer !== 'object' || answer === null) return null
  if ('message' in answer && typeof answer.message === 'string') return answer.message
  return 'error' in answer && typeof answer.error === 'string' ? answer.error : null
}
