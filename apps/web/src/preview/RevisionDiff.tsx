import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import './words.ts'
import { RowsSkeleton } from '../ui/RowsSkeleton.tsx'
import { Trouble } from '../ui/Trouble.tsx'
import { ContentChanges } from './ContentChanges.tsx'
import { contentDiff } from './content-diff.ts'
import { mostJson, mostText } from './limits.ts'
import classes from './preview.module.css'
import { isText, type Previewed, previewKind } from './preview-kind.ts'
import { type ReadFile, textOf } from './read-file.ts'
import { readDocument } from './read-json.ts'
import { TextChanges } from './TextChanges.tsx'
import { textDiff } from './text-diff.ts'
import { useFile } from './use-file.ts'

type Props = { before: Previewed; after: Previewed }

/** What changed from one revision to another: by content where both are read, by line and word where both are text. */
export function RevisionDiff({ before, after }: Props) {
  const { t } = useTranslation('preview')
  if (before.sha256 === after.sha256) return <p className={classes.note}>{t('diff.same')}</p>
  const kinds = [previewKind(before), previewKind(after)]
  if (!kinds.every(isText)) return <p className={classes.note}>{t('diff.noText')}</p>
  return <TextRevisions before={before} after={after} />
}

function TextRevisions({ before, after }: Props) {
  const { t } = useTranslation('preview')
  const was = useFile(before.downloadPath, mostJson)
  const is = useFile(after.downloadPath, mostJson)
  const old = was.state === 'read' ? was.file : null
  const now = is.state === 'read' ? is.file : null
  const diff = useMemo(() => (old === null || now === null ? null : compare(old, now)), [old, now])
  if (was.state === 'failed') return <Trouble message={was.why} />
  if (is.state === 'failed') return <Trouble message={is.why} />
  if (diff === null) return <RowsSkeleton />
  const { content, lines } = diff
  return (
    <div className={classes.stack}>
      {content === null ? null : <ContentChanges diff={content} />}
      {lines === 'large' ? <p className={classes.note}>{t('diff.large')}</p> : null}
      {lines === null ? <p className={classes.note}>{t('diff.different')}</p> : null}
      {Array.isArray(lines) ? <TextChanges lines={lines} /> : null}
    </div>
  )
}

function compare(before: ReadFile, after: ReadFile) {
  const documents = [readDocument(before), readDocument(after)] as const
  const [old, now] = documents
  const content = 'value' in old && 'value' in now ? contentDiff(old.value, now.value) : null
  const large = [before, after].some(({ bytes, whole }) => !whole || bytes.length > mostText)
  // A document on one line is compared as people would read it.
  const [one, other] = documents.map((each, index) =>
    'value' in each ? JSON.stringify(each.value, null, 2) : textOf(index === 0 ? before : after),
  )
  return { content, lines: large ? ('large' as const) : textDiff(one ?? '', other ?? '') }
}
