type Props = { at: string }

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' })
const absolute = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'long' })

/** "14:02:31", for what is read against a clock; the date and the zone on hover. */
export function ClockTime({ at }: Props) {
  const moment = new Date(at)
  return (
    <time dateTime={at} title={absolute.format(moment)}>
      {clock.format(moment)}
    </time>
  )
}
