import type { PDFDocumentProxy } from 'pdfjs-dist'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './preview.module.css'

/** One page, painted at twice the points so that small print is sharp; its text is read out. */
export function PdfPage({ pdf, number }: { pdf: PDFDocumentProxy; number: number }) {
  const { t } = useTranslation('preview')
  const canvas = useRef<HTMLCanvasElement>(null)
  const [text, setText] = useState('')
  useEffect(() => {
    let cancel: (() => void) | null = null
    let shown = true
    void pdf.getPage(number).then(
      async (page) => {
        const target = canvas.current
        if (!shown || target === null) return
        const viewport = page.getViewport({ scale: 2 })
        target.width = viewport.width
        target.height = viewport.height
        const painting = page.render({ canvas: target, viewport })
        cancel = () => painting.cancel()
        await painting.promise.catch(() => undefined)
        const { items } = await page.getTextContent()
        if (shown) setText(items.map((item) => ('str' in item ? item.str : '')).join(' '))
      },
      () => undefined,
    )
    return () => {
      shown = false
      cancel?.()
    }
  }, [pdf, number])
  return (
    <figure className={classes.page}>
      <canvas ref={canvas} role="img" aria-label={`${t('pdf.page', { number })} ${text}`.slice(0, 4_000)} />
      <figcaption>{t('pdf.page', { number })}</figcaption>
    </figure>
  )
}
