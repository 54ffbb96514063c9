import { describe, expect, test } from 'vitest'
import { byDay, dayOf } from './days.ts'

const at = (day: number, hour: number) => ({ at: new Date(2026, 10, day, hour).toISOString() })

describe('the days of the log', () => {
  test('hold their rows in order', () => {
    const rows = [at(23, 11), at(23, 1), at(22, 23)]
    expect(byDay(rows).map(({ key, rows: each }) => [key, each.length])).toEqual([
      ['2026-11-23', 2],
      ['2026-11-22', 1],
    ])
  })

  test('come again where a fact keeps an older date', () => {
    expect(byDay([at(23, 11), at(2, 1), at(23, 9)]).map(({ key }) => key)).toEqual([
      '2026-11-23',
      '2026-11-02',
      '2026-11-23',
    ])
  })

  test('are those of the reader', () => {
    expect(dayOf(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05')
  })
})
