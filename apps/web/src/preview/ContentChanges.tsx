import { useTranslation } from 'react-i18next'
import type { ContentDiff } from './content-diff.ts'
import { PlainTable } from './PlainTable.tsx'
import classes from './preview.module.css'

/** What came, went and changed between two documents, by what they hold. */
export function ContentChanges({ diff }: { diff: ContentDiff }) {
  const { t } = useTranslation('preview')
  const { kind, added, removed, changed, same } = diff
  const heads = [t(`content.${kind}`), t('content.detail')]
  return (
    <div className={classes.stack}>
      <p className={classes.note}>
        {t('content.summary', { added: added.length, removed: removed.length, changed: changed.length, same })}
      </p>
      <PlainTable caption={t('content.added')} heads={heads} rows={added.map(({ label, detail }) => [label, detail])} />
      <PlainTable
        caption={t('content.removed')}
        heads={heads}
        rows={removed.map(({ label, detail }) => [label, detail])}
      />
      <PlainTable
        caption={t('content.changed')}
        heads={[t(`content.${kind}`), t('content.was'), t('content.is')]}
        rows={changed.map(({ label, was, is }) => [label, was, is])}
      />
    </div>
  )
}
