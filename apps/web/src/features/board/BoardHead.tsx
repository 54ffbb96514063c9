import { useTranslation } from 'react-i18next'
import { BrandMark } from '../../app/BrandMark.tsx'
import classes from './board.module.css'
import type { BoardState } from './board-state.ts'
import { clockWords, dayWords, shortClockWords } from './clock-words.ts'

type Props = {
  workspace: string
  link: BoardState['link']
  now: number
  lastAt: string | undefined
  caughtUp: number
}

/** Whose board this is, what time it is, and how fresh what it shows. */
export function BoardHead({ workspace, link, now, lastAt, caughtUp }: Props) {
  const { t } = useTranslation('board')
  const live = link === 'live'
  return (
    <header className={classes.head}>
      <h1 className={classes.workspace}>
        <span className={classes.brand}>
          <BrandMark size={40} />
        </span>
        {workspace}
      </h1>
      <div className={classes.freshness}>
        <span className={classes.link} data-live={live || undefined} role="status">
          <svg viewBox="0 0 10 10" aria-hidden="true">
            {live ? (
              <circle cx="5" cy="5" r="4.5" fill="currentColor" />
            ) : (
              <circle cx="5" cy="5" r="3.5" fill="none" stroke="currentColor" strokeWidth="2" strokeDasharray="14 8" />
            )}
          </svg>
          {live && caughtUp > 0 ? t('caughtUp', { count: caughtUp }) : t(live ? 'live' : 'reconnecting')}
        </span>
        {lastAt ? <span>{t('lastEvent', { at: lastWords(lastAt, now) })}</span> : null}
      </div>
      <time className={classes.clock} dateTime={new Date(now).toISOString()}>
        <span className={classes.day}>{dayWords(now)}</span>
        {shortClockWords(now)}
      </time>
    </header>
  )
}

/** The time of an event; its day too, where that is not today. */
function lastWords(at: string, now: number): string {
  return dayWords(at) === dayWords(now) ? clockWords(at) : `${dayWords(at)}, ${shortClockWords(at)}`
}
