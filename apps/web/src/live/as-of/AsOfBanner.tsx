import { History } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { LinkTo } from '../../ui/LinkTo.tsx'
import classes from './as-of.module.css'
import { sayMoment } from './as-of.ts'

/** Says that the past is looked at, and leads back. */
export function AsOfBanner({ at, now }: { at: string; now: string }) {
  const { t } = useTranslation('app')
  const known = !Number.isNaN(Date.parse(at))
  return (
    <div className={classes.banner} role="status">
      <History size={16} aria-hidden />
      <p>
        {known ? (
          <>
            <b>
              {t('asOf.title')} <time dateTime={at}>{sayMoment(at)}</time>
            </b>
            <span>{t('asOf.why')}</span>
          </>
        ) : (
          <b>{t('asOf.none', { at })}</b>
        )}
      </p>
      <LinkTo href={now}>{t('asOf.back')}</LinkTo>
    </div>
  )
}
