import { CloudOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { ClockTime } from '../ui/ClockTime.tsx'
import { useLive } from './live.ts'
import classes from './StaleNotice.module.css'

/** Stands over a page that may not be the present any more, for as long as that is so. */
export function StaleNotice() {
  const { t } = useTranslation('app')
  const { state, since, hurry } = useLive()
  if (state !== 'stale' || since === undefined) return null
  return (
    <div className={classes.notice} role="alert">
      <CloudOff size={16} aria-hidden />
      <p>
        <b>{t('stale.title')}</b> {t('stale.since')} <ClockTime at={since} />. <span>{t('stale.why')}</span>
      </p>
      <button type="button" onClick={hurry}>
        {t('stale.now')}
      </button>
    </div>
  )
}
