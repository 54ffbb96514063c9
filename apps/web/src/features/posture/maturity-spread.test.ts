import { describe, expect, test } from 'vitest'
import { spreadOf } from './maturity-spread.ts'

describe('the spread of maturity', () => {
  test('lies between the most and the least mature layer', () => {
    expect(
      spreadOf([
        { number: 1, have: 1, need: 4 },
        { number: 2, have: 3, need: 4 },
        { number: 3, have: 0, need: 0 },
      ]),
    ).toEqual({ low: { number: 1, percent: 25 }, high: { number: 2, percent: 75 }, points: 50 })
  })

  test('is none where nothing is wanted', () => {
    expect(spreadOf([{ number: 1, have: 0, need: 0 }])).toBeNull()
  })
})
