import { describe, expect, test } from 'vitest'
import { openRates } from './rate.ts'

describe('the rate of a caller', () => {
  test('is what is left of the minute, and refuses what it does not cover', () => {
    const rates = openRates(100)
    expect(rates.take('a', 60, 0)).toMatchObject({ cost: 60, remaining: 40 })
    expect(rates.take('a', 41, 1_000)).toBeNull()
    expect(rates.take('a', 40, 2_000)).toMatchObject({ remaining: 0 })
  })

  test('begins anew with the next minute, and is nobody else’s', () => {
    const rates = openRates(100)
    rates.take('a', 100, 0)
    expect(rates.take('b', 100, 1)).toMatchObject({ remaining: 0 })
    expect(rates.take('a', 1, 60_000)).toMatchObject({ remaining: 99 })
  })
})
