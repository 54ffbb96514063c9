import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { RowsSkeleton } from '../ui/RowsSkeleton.tsx'
import { Trouble } from '../ui/Trouble.tsx'
import { BomPreview } from './BomPreview.tsx'
import { mostJson, mostText } from './limits.ts'
import classes from './preview.module.css'
import type { Previewed } from './preview-kind.ts'
import { readDocument } from './read-json.ts'
import { SarifPreview } from './SarifPreview.tsx'
import { useFile } from './use-file.ts'

/** A JSON document: a bill of materials and a log of results as tables, anything else as indented text. */
export function JsonPreview({ revision }: { revision: Previewed }) {
  const { t } = useTranslation('preview')
  const answer = useFile(revision.downloadPath, mostJson)
  const file = answer.state === 'read' && answer.file.whole ? answer.file : null
  const document = useMemo(() => (file === null ? null : readDocument(file)), [file])
  if (answer.state === 'failed') return <Trouble message={answer.why} />
  if (answer.state === 'reading') return <RowsSkeleton />
  if (document === null) return <p className={classes.note}>{t('tooLarge')}</p>
  if (document.kind === 'bom') return <BomPreview bom={document.bom} />
  if (document.kind === 'sarif') return <SarifPreview sarif={document.sarif} />
  const text = document.kind === 'unreadable' ? document.text : JSON.stringify(document.value, null, 2)
  return (
    <>
      {document.kind === 'unreadable' ? <p className={classes.note}>{t('noJson')}</p> : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the part that scrolls must be reachable by key. */}
      <pre className={classes.text} tabIndex={0}>
        {text.slice(0, mostText)}
      </pre>
      {text.length > mostText ? <p className={classes.note}>{t('cut')}</p> : null}
    </>
  )
}
