import { useTranslation } from 'react-i18next'
import { ClockTime } from './ClockTime.tsx'
import classes from './ConnectionChip.module.css'
import { RelativeTime } from './RelativeTime.tsx'

export type ConnectionState = 'live' | 'reconnecting' | 'offline' | 'stale'
type Props = {
  state: ConnectionState
  /** Since when the page may be stale; shown while it is not live. */
  since?: string | undefined
  /** How many missed events were just replayed; shown for a moment after coming back. */
  caughtUp?: number | undefined
}

/** Whether what is on the page is the present. A change is announced politely. */
export function ConnectionChip({ state, since, caughtUp }: Props) {
  const { t } = useTranslation('ui')
  const words = state === 'live' && caughtUp ? t('connection.caughtUp', { count: caughtUp }) : t(`connection.${state}`)
  return (
    <span className={classes.chip} data-state={state} role="status">
      <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
        {state === 'live' ? <circle cx="5" cy="5" r="4" fill="currentColor" /> : null}
        {state === 'reconnecting' ? (
          <circle cx="5" cy="5" r="3.5" fill="none" stroke="currentColor" strokeWidth="2" strokeDasharray="14 8" />
        ) : null}
        {state === 'stale' ? <path d="M5 .8 9.6 9H.4Z" fill="currentColor" /> : null}
        {state === 'offline' ? <path d="m1.5 1.5 7 7m0-7-7 7" stroke="currentColor" strokeWidth="2" /> : null}
      </svg>
      <span className={classes.words}>
        {words}
        {state !== 'live' && since ? (
          <>
            {state === 'stale' ? ` ${t('connection.staleSince')} ` : ` · ${t('connection.since')} `}
            {state === 'stale' ? <ClockTime at={since} /> : <RelativeTime at={since} short />}
          </>
        ) : null}
      </span>
    </span>
  )
}
