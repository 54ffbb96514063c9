import { Button } from '@mantine/core'
import { GitCompareArrows } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import classes from './gate.module.css'
import type { SeenChange } from './seen.ts'

type Props = { changes: readonly SeenChange[]; by: readonly string[]; onReview: () => void }

/** The gate changed while its decision was being written: what, by whom, and the way on. */
export function ChangedNotice({ changes, by, onReview }: Props) {
  const { t } = useTranslation('gates')
  return (
    <div className={classes.changed} role="alert">
      <p>
        <GitCompareArrows size={16} aria-hidden />
        {by.length > 0 ? t('changed.by', { by: by.join(', ') }) : t('changed.title')}
      </p>
      <ul>
        {changes.map((change) => (
          <li key={JSON.stringify(change)}>
            {change.kind === 'revision' ? (
              <>
                {t('changed.revision', change)}
                <span className={classes.digests}>
                  <del>{change.fromDigest.slice(0, 12)}</del> <ins>{change.toDigest.slice(0, 12)}</ins>
                </span>
              </>
            ) : change.kind === 'status' ? (
              t('changed.status', {
                from: t(`gateState.${change.from}`, { ns: 'ui' }).toLowerCase(),
                to: t(`gateState.${change.to}`, { ns: 'ui' }).toLowerCase(),
              })
            ) : change.kind === 'evidence' ? (
              t('changed.evidence', {
                what: change.what,
                from: change.from.toLowerCase(),
                to: change.to.toLowerCase(),
              })
            ) : (
              t(`changed.${change.kind}`, 'what' in change ? { what: change.what } : {})
            )}
          </li>
        ))}
      </ul>
      <Button size="xs" onClick={onReview}>
        {t('changed.review')}
      </Button>
    </div>
  )
}
