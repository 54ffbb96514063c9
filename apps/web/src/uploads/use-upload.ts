import { useEffect, useRef, useState } from 'react'
import { cancelled, type Uploaded, uploadFile } from './upload-file.ts'

export type Upload =
  | { state: 'none' }
  /** `waiting`: the connection is lost, and the rest is sent when it is back. */
  | { state: 'sending'; file: File; share: number; waiting: boolean }
  | { state: 'failed'; file: File; why: string }
  | { state: 'kept'; file: File; uploaded: Uploaded }

/** One file on its way to the server. `onKept` hears of it when it is there. Choosing another one gives the first up; after leaving the page it can go on. */
export function useUpload({ onKept }: { onKept?: (uploaded: Uploaded) => unknown } = {}) {
  const [upload, setUpload] = useState<Upload>({ state: 'none' })
  const running = useRef<AbortController>(undefined)
  const kept = useRef(onKept)
  useEffect(() => {
    kept.current = onKept
  })
  useEffect(() => () => running.current?.abort(), [])

  async function send(file: File) {
    running.current?.abort(cancelled)
    const controller = new AbortController()
    running.current = controller
    const isCurrent = () => running.current === controller
    setUpload({ state: 'sending', file, share: 0, waiting: false })
    try {
      const uploaded = await uploadFile(file, {
        onProgress: (share, waiting) => isCurrent() && setUpload({ state: 'sending', file, share, waiting }),
        signal: controller.signal,
      })
      if (!isCurrent()) return
      // It is there: letting it go from here on cancels nothing.
      running.current = undefined
      setUpload({ state: 'kept', file, uploaded })
      await kept.current?.(uploaded)
    } catch (error) {
      if (isCurrent()) setUpload({ state: 'failed', file, why: error instanceof Error ? error.message : String(error) })
    }
  }
  const clear = () => {
    running.current?.abort(cancelled)
    running.current = undefined
    setUpload({ state: 'none' })
  }
  return { upload, send: (file: File) => void send(file), clear }
}
