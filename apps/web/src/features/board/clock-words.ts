const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' })
const short = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
const day = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short' })

/** The time of the wall that the screen hangs on: `14:02:11`. */
export const clockWords = (at: number | string): string => clock.format(new Date(at))
/** The same without seconds. */
export const shortClockWords = (at: number | string): string => short.format(new Date(at))
const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'short' })

export const dayWords = (at: number | string): string => day.format(new Date(at))
/** The time without seconds; with its weekday, where that is not today's: `Sun 17:00`. */
export function pastWords(at: string, now: number): string {
  const isToday = dayWords(at) === dayWords(now)
  return isToday ? shortClockWords(at) : `${weekday.format(new Date(at))} ${shortClockWords(at)}`
}
