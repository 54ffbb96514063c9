import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from 'pdfjs-dist'
import workerAddress from 'pdfjs-dist/build/pdf.worker.mjs?url'
import { useEffect, useState } from 'react'

GlobalWorkerOptions.workerSrc = workerAddress

const atOnce = 10

/** An opened PDF and how many of its pages are shown. Nothing it refers to is fetched, and nothing in it runs. */
export function usePdf(bytes: Uint8Array<ArrayBuffer> | null) {
  const [pdf, setPdf] = useState<PDFDocumentProxy | null>(null)
  const [why, setWhy] = useState<string | null>(null)
  const [wanted, setWanted] = useState(atOnce)
  useEffect(() => {
    if (bytes === null) return
    // The worker takes the bytes for itself; the copy stays whole for the next time.
    const task = getDocument({
      data: bytes.slice(),
      enableXfa: false,
      stopAtErrors: false,
      useSystemFonts: true,
      useWasm: false,
      disableAutoFetch: true,
    })
    let shown = true
    task.promise.then(
      (opened) => shown && setPdf(opened),
      (error: unknown) => shown && setWhy(error instanceof Error ? error.message : String(error)),
    )
    return () => {
      shown = false
      setPdf(null)
      void task.destroy()
    }
  }, [bytes])
  const shown = pdf === null ? 0 : Math.min(wanted, pdf.numPages)
  return { pdf, why, shown, more: () => setWanted((before) => before + atOnce) }
}
