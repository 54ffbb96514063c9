const two = (n: number) => String(n).padStart(2, '0')

/** The moment in the zone of the browser, as a date-and-time field holds it: "2026-10-12T09:00". */
export function localMinute(at: Date): string {
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`
}

/** What such a field holds, in UTC; null where it holds no moment. */
export function momentOfLocal(written: string): string | null {
  const at = new Date(written)
  return written === '' || Number.isNaN(at.getTime()) ? null : at.toISOString()
}

/** The last minute of the month before, in the zone of the browser. */
export function lastMonthsEnd(now: Date): string {
  return new Date(now.getFullYear(), now.getMonth(), 1, 0, -1).toISOString()
}
