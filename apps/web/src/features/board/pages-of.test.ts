import { describe, expect, test } from 'vitest'
import { pagesOf } from './pages-of.ts'

const rows = (count: number) => Array.from({ length: count }, (_, n) => n)
const sizes = (count: number, fit: number) => pagesOf(rows(count), fit).map(({ length }) => length)

describe('the rows of a wall', () => {
  test.each([
    [0, 5, [0]],
    [5, 5, [5]],
    [6, 5, [3, 3]],
    [11, 5, [4, 4, 3]],
    [3, 0, [1, 1, 1]],
  ])('%i where %i fit stand on even pages', (count, fit, expected) => {
    expect(sizes(count, fit)).toEqual(expected)
  })
  test('keep their order, and none is left out', () => {
    expect(pagesOf(rows(23), 4).flat()).toEqual(rows(23))
  })
})
