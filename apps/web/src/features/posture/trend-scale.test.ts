import { describe, expect, test } from 'vitest'
import { apart, topOf } from './trend-scale.ts'

describe('the top of the axis', () => {
  test.each([
    [0, 4],
    [3, 4],
    [5, 6],
    [11, 12],
    [143, 160],
    [200, 200],
    [950, 1000],
  ])('for %i is %i', (value, top) => {
    expect(topOf(value)).toBe(top)
  })
})

describe('labels', () => {
  test('stand apart, in their order, within the drawing', () => {
    const placed = apart([{ y: 96 }, { y: 20 }, { y: 98 }], 14, 100)
    expect(placed.map(({ y }) => y).sort((one, other) => one - other)).toEqual([20, 86, 100])
  })

  test('stay where they are when nothing is in the way', () => {
    expect(apart([{ y: 10 }, { y: 50 }], 14, 100).map(({ y }) => y)).toEqual([50, 10])
  })
})
