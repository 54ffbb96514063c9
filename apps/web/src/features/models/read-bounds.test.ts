import { describe, expect, test } from 'vitest'
import { readBounds } from './read-bounds.ts'

describe('bounds as people write them', () => {
  test('are read one a line, from both sides or from one', () => {
    expect(readBounds('0.94 <= AUC\nfalse declines ≤ 0.0035\n\n0<=recall<=1')).toEqual({
      bounds: [
        { metric: 'AUC', min: 0.94, max: null },
        { metric: 'false declines', min: null, max: 0.0035 },
        { metric: 'recall', min: 0, max: 1 },
      ],
      wrong: null,
    })
  })
  test.each(['AUC', 'much <= AUC', '1e <= AUC', '<= 3'])('name the line that says none: %s', (text) => {
    expect(readBounds(text).wrong).toBe(text)
  })
})
