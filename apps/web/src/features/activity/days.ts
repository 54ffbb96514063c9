export type Day<Row> = { key: string; rows: Row[] }

/** The local day of a moment, as 2026-11-23. */
export function dayOf(at: string | number | Date): string {
  const moment = new Date(at)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`
}

/** Rows that stand in order of time, day by day. Facts that were taken over keep their dates, so a day may come again. */
export function byDay<Row extends { at: string }>(rows: readonly Row[]): Day<Row>[] {
  const days: Day<Row>[] = []
  for (const row of rows) {
    const key = dayOf(row.at)
    const last = days.at(-1)
    if (last?.key === key) last.rows.push(row)
    else days.push({ key, rows: [row] })
  }
  return days
}
