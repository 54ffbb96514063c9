import { describe, expect, test } from 'vitest'
import { choose } from './sheet.ts'

describe('choosing what a column is read as', () => {
  const columns = [
    { heading: 'Title', field: 'NAME' },
    { heading: 'Level', field: null },
  ] as const
  test('takes it from the column that was read as it', () => {
    expect(choose(columns, 1, 'NAME').map(({ field }) => field)).toEqual([null, 'NAME'])
  })
  test('leaves a column out, and the others as they are', () => {
    expect(choose(columns, 1, null).map(({ field }) => field)).toEqual(['NAME', null])
  })
})
