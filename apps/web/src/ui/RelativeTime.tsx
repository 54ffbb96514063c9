import { useTranslation } from 'react-i18next'
import { useNow } from './now.ts'

type Props = { at: string | Date; short?: boolean | undefined }

const steps: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
]
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })
const narrow = new Intl.RelativeTimeFormat('en', { numeric: 'always', style: 'narrow' })
const absolute = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'medium',
  timeStyle: 'long',
})

/** "4 minutes ago", kept true as time passes; the absolute time with its zone on hover. `short` for dense rows. */
export function RelativeTime({ at, short }: Props) {
  const { t } = useTranslation('ui')
  const moment = typeof at === 'string' ? new Date(at) : at
  const seconds = (moment.getTime() - useNow()) / 1000
  const step = steps.find(([, length]) => Math.abs(seconds) >= length)
  const words = step ? (short ? narrow : relative).format(Math.round(seconds / step[1]), step[0]) : t('time.now')
  return (
    <time dateTime={moment.toISOString()} title={absolute.format(moment)}>
      {words}
    </time>
  )
}
