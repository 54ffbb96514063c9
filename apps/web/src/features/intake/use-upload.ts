import { useEffect, useRef, useState } from 'react'
import { type Upload, type Uploaded, uploadFile } from './upload-file.ts'

/** One file on its way to the server: how far it is, what came of it, and how to let it go. */
export function useUpload() {
  const [file, setFile] = useState<File | null>(null)
  const [progress, setProgress] = useState(0)
  const [uploaded, setUploaded] = useState<Uploaded | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const current = useRef<Upload | null>(null)
  useEffect(() => () => current.current?.cancel(), [])

  function send(next: File) {
    current.current?.cancel()
    setFile(next)
    setProgress(0)
    setUploaded(null)
    setProblem(null)
    const upload = uploadFile(next, setProgress)
    current.current = upload
    upload.done.then(
      (done) => current.current === upload && setUploaded(done),
      (error: Error) => {
        if (current.current !== upload || error.name === 'AbortError') return
        setProblem(error.message)
        setFile(null)
      },
    )
  }
  function drop() {
    current.current?.cancel()
    current.current = null
    setFile(null)
    setUploaded(null)
    setProblem(null)
  }
  return { file, progress, uploaded, problem, send, drop }
}
