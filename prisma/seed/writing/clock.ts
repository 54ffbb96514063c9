/**
 * When something happened, told from the day of the seed: a number is exactly that many days ago (negative: still to
 * come), a pair is a whole day ago and its time of day in UTC.
 */
export type When = number | readonly [daysAgo: number, time: string]

export type Clock = { now: Date; at(when: When): Date }

const dayMs = 86_400_000

export function clockAt(now: Date): Clock {
  const midnight = new Date(now)
  midnight.setUTCHours(0, 0, 0, 0)
  return {
    now,
    at(when) {
      if (typeof when === 'number') return new Date(now.getTime() - when * dayMs)
      const [daysAgo, time] = when
      const [hours = 0, minutes = 0] = time.split(':').map(Number)
      return new Date(midnight.getTime() - daysAgo * dayMs + (hours * 60 + minutes) * 60_000)
    },
  }
}

/** 2026-10-14, as documents write it. */
export const dayOf = (date: Date): string => date.toISOString().slice(0, 10)

/** So many minutes after. */
export function later(when: When, minutes: number): When {
  if (typeof when === 'number') return when - minutes / 1_440
  const [daysAgo, time] = when
  const [hours = 0, past = 0] = time.split(':').map(Number)
  const total = hours * 60 + past + minutes
  const clock = ((total % 1_440) + 1_440) % 1_440
  const text = `${Math.floor(clock / 60)}:${String(clock % 60).padStart(2, '0')}`
  return [daysAgo - Math.floor(total / 1_440), text]
}
