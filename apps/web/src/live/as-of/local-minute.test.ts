import { describe, expect, test } from 'vitest'
import { lastMonthsEnd, localMinute, momentOfLocal } from './local-minute.ts'

describe('a moment in a date-and-time field', () => {
  test('is the same moment when it is read again', () => {
    const at = new Date('2026-10-12T09:04:00Z')
    expect(momentOfLocal(localMinute(at))).toBe(at.toISOString())
  })
  test.each(['', 'soon'])('is none in %o', (written) => {
    expect(momentOfLocal(written)).toBeNull()
  })
  test('of last month is the minute before this one began', () => {
    const end = new Date(lastMonthsEnd(new Date(2026, 10, 23, 13)))
    expect(localMinute(end)).toBe('2026-10-31T23:59')
  })
})
