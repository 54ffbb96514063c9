import { describe, expect, test } from 'vitest'
import { findingCategories, isAiSpecific } from './words.ts'

describe('a finding category', () => {
  test('is either classical or specific to AI', () => {
    expect(findingCategories.filter(isAiSpecific)).toHaveLength(10)
    expect([isAiSpecific('PROMPT_INJECTION'), isAiSpecific('SAST'), isAiSpecific('OTHER')]).toEqual([
      true,
      false,
      false,
    ])
  })
})
