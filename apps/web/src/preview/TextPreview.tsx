import { useTranslation } from 'react-i18next'
import { Markdown } from '../ui/Markdown.tsx'
import { RowsSkeleton } from '../ui/RowsSkeleton.tsx'
import { Trouble } from '../ui/Trouble.tsx'
import { mostText } from './limits.ts'
import classes from './preview.module.css'
import type { Previewed } from './preview-kind.ts'
import { textOf } from './read-file.ts'
import { useFile } from './use-file.ts'

/** A text as it is, or as the Markdown that it is: without raw HTML, and with images left out. */
export function TextPreview({ revision, markdown }: { revision: Previewed; markdown?: boolean }) {
  const { t } = useTranslation('preview')
  const answer = useFile(revision.downloadPath, mostText)
  if (answer.state === 'failed') return <Trouble message={answer.why} />
  if (answer.state === 'reading') return <RowsSkeleton />
  const text = textOf(answer.file)
  return (
    <>
      {markdown ? (
        <div className={classes.prose}>
          <Markdown>{text}</Markdown>
        </div>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the part that scrolls must be reachable by key.
        <pre className={classes.text} tabIndex={0}>
          {text}
        </pre>
      )}
      {answer.file.whole ? null : <p className={classes.note}>{t('cut')}</p>}
    </>
  )
}
