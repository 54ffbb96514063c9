import { describe, expect, test } from 'vitest'
import { lastDayOf, momentOf } from './expiry.ts'

describe('the end of an override', () => {
  test('is the end of the chosen day', () => {
    const end = momentOf('2026-12-01', null)
    expect(new Date(end ?? '').getHours()).toBe(23)
    expect(lastDayOf(end ?? '')).toBe('2026-12-01')
  })
  test('is the last moment that is allowed on the last day', () => {
    const latest = new Date('2026-12-01T10:15:00').toISOString()
    expect(momentOf('2026-12-01', latest)).toBe(latest)
    expect(momentOf('', latest)).toBeNull()
  })
})
