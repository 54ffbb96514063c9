import { describe, expect, test } from 'vitest'
import { moved, type Place } from './grid-moves.ts'

const size = { row: 20, column: 9 }
const press = (key: string, ctrlKey = false) => ({ key, ctrlKey, metaKey: false })

describe('moving through a grid', () => {
  test.each<[string, boolean, Place]>([
    ['ArrowDown', false, { row: 5, column: 3 }],
    ['ArrowUp', false, { row: 3, column: 3 }],
    ['ArrowLeft', false, { row: 4, column: 2 }],
    ['ArrowRight', true, { row: 4, column: 8 }],
    ['Home', false, { row: 4, column: 0 }],
    ['Home', true, { row: 0, column: 0 }],
    ['End', true, { row: 19, column: 8 }],
    ['PageDown', false, { row: 14, column: 3 }],
  ])('by %s (with control: %s) leads to %o', (key, whole, to) => {
    expect(moved({ row: 4, column: 3 }, press(key, whole), size)).toEqual(to)
  })
  test('stops at the edges', () => {
    expect(moved({ row: 0, column: 8 }, press('ArrowUp'), size)).toEqual({ row: 0, column: 8 })
    expect(moved({ row: 0, column: 8 }, press('ArrowRight'), size)).toEqual({ row: 0, column: 8 })
    expect(moved({ row: 15, column: 0 }, press('PageDown'), size)).toEqual({ row: 19, column: 0 })
  })
  test('takes no other key', () => {
    expect(moved({ row: 0, column: 0 }, press('r'), size)).toBeNull()
  })
})
