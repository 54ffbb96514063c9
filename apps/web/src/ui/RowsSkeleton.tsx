import { useTranslation } from 'react-i18next'
import classes from './Skeleton.module.css'

/** Rows that are on their way, as tall as they will be. */
export function RowsSkeleton({ rows = 8 }: { rows?: number | undefined }) {
  const { t } = useTranslation('ui')
  return (
    <div className={classes.rows} role="status" aria-label={t('loading')}>
      {Array.from({ length: rows }, (_, index) => (
        <span key={index} style={{ '--width': `${52 + ((index * 37) % 40)}%` }} />
      ))}
    </div>
  )
}
