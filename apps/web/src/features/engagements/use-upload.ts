import { useEffect, useRef, useState } from 'react'
import { type Uploaded, uploadFile } from './upload-file.ts'

export type Upload =
  | { state: 'none' }
  | { state: 'sending'; file: File; share: number }
  | { state: 'failed'; file: File; why: string }
  | { state: 'kept'; file: File; uploaded: Uploaded }

/** One file on its way to the server. Choosing another one lets the first go; so does leaving the page. */
export function useUpload() {
  const [upload, setUpload] = useState<Upload>({ state: 'none' })
  const running = useRef<AbortController>(undefined)
  useEffect(() => () => running.current?.abort(), [])

  async function send(file: File) {
    running.current?.abort()
    const controller = new AbortController()
    running.current = controller
    const isCurrent = () => running.current === controller
    setUpload({ state: 'sending', file, share: 0 })
    try {
      const uploaded = await uploadFile(file, {
        onProgress: (share) => isCurrent() && setUpload({ state: 'sending', file, share }),
        signal: controller.signal,
      })
      if (isCurrent()) setUpload({ state: 'kept', file, uploaded })
    } catch (error) {
      if (isCurrent()) setUpload({ state: 'failed', file, why: error instanceof Error ? error.message : String(error) })
    }
  }
  const clear = () => {
    running.current?.abort()
    running.current = undefined
    setUpload({ state: 'none' })
  }
  return { upload, send: (file: File) => void send(file), clear }
}
