import { useTranslation } from 'react-i18next'
import { RowsSkeleton } from './RowsSkeleton.tsx'
import classes from './Skeleton.module.css'

/** A page that is on its way: head and rows at their places, so that nothing jumps. */
export function PageSkeleton() {
  const { t } = useTranslation('ui')
  return (
    <section className={classes.page} aria-busy="true" aria-label={t('loading')}>
      <span className={classes.title} />
      <RowsSkeleton rows={10} />
    </section>
  )
}
