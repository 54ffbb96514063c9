import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { useLive } from '../../live/live.ts'
import classes from './posture.module.css'

const TrueAt_posture = graphql(`
  fragment TrueAt_posture on Posture { cursor at }
`)

const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' })
const exactly = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'long' })
/** The figures come a moment after the stream; only what stays behind is worth a word. */
const patienceMs = 5_000

type Props = {
  posture: FragmentType<typeof TrueAt_posture>
  /** They are the figures as they stand. */
  fresh: boolean
}

/** The moment at which the figures were true, and whether they may have moved since. */
export function TrueAt(props: Props) {
  const { t } = useTranslation('posture')
  const { state } = useLive()
  const { cursor, at } = readFragment(TrueAt_posture, props.posture)
  const late = useLasting(!props.fresh, patienceMs)
  return (
    <>
      <time
        className={classes.trueAt}
        dateTime={at}
        title={`${exactly.format(new Date(at))}, ${cursor}`}
        data-cursor={cursor}
        data-old={late || state === 'stale' || undefined}
      >
        {t('trueAt')} {moment.format(new Date(at))}
      </time>
      {late && state === 'live' ? <span role="status"> {t('older')}</span> : null}
    </>
  )
}

/** Whether it has held for so long. */
function useLasting(holds: boolean, ms: number): boolean {
  const [lasting, setLasting] = useState(false)
  useEffect(() => {
    if (!holds) return
    const timer = setTimeout(() => setLasting(true), ms)
    return () => {
      clearTimeout(timer)
      setLasting(false)
    }
  }, [holds, ms])
  return lasting
}
