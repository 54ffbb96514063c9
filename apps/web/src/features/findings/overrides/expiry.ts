/** The day of a moment, in the reader's zone, as a date field wants it. */
export function lastDayOf(moment: string): string {
  const at = new Date(moment)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}

/** The end of the chosen day, or the last moment that is allowed where that comes before; null without a day. */
export function momentOf(day: string, latest: string | null): string | null {
  if (day === '') return null
  const end = new Date(`${day}T23:59:59`)
  return (latest !== null && end > new Date(latest) ? new Date(latest) : end).toISOString()
}
