import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { RowsSkeleton } from '../ui/RowsSkeleton.tsx'
import { Trouble } from '../ui/Trouble.tsx'
import { mostPdf } from './limits.ts'
import { PdfPage } from './PdfPage.tsx'
import classes from './preview.module.css'
import type { Previewed } from './preview-kind.ts'
import { useFile } from './use-file.ts'
import { usePdf } from './use-pdf.ts'

/**
 * The pages of a PDF, painted. The browser's own viewer would not open inside a sandbox, and outside of one it follows
 * links and runs forms; here there are only pictures of pages, drawn by a worker that sees nothing but the bytes.
 */
export function PdfPreview({ revision }: { revision: Previewed }) {
  const { t } = useTranslation('preview')
  const answer = useFile(revision.downloadPath, mostPdf)
  const { pdf, shown, more, why } = usePdf(answer.state === 'read' && answer.file.whole ? answer.file.bytes : null)
  if (answer.state === 'failed') return <Trouble message={answer.why} />
  if (answer.state === 'read' && !answer.file.whole) return <p className={classes.note}>{t('tooLarge')}</p>
  if (why !== null) return <Trouble message={t('pdf.unreadable', { why })} />
  if (pdf === null) return <RowsSkeleton />
  return (
    <div className={classes.stack}>
      <p className={classes.note}>{t('pdf.pages', { count: pdf.numPages })}</p>
      {Array.from({ length: shown }, (_, index) => (
        <PdfPage key={index} pdf={pdf} number={index + 1} />
      ))}
      {shown < pdf.numPages ? (
        <Button variant="default" onClick={more}>
          {t('pdf.more', { count: Math.min(10, pdf.numPages - shown) })}
        </Button>
      ) : null}
    </div>
  )
}
