import { describe, expect, test } from 'vitest'
import { listed, spoken } from './spoken.ts'

describe('a code in a sentence', () => {
  test.each([
    ['IN_PROGRESS', 'in progress'],
    ['SECURITY_LEADERSHIP', 'security leadership'],
    ['GRC', 'GRC'],
    ['AI_RED_TEAM', 'AI red team'],
    ['ML_PLATFORM', 'ML platform'],
    ['APPSEC', 'AppSec'],
  ])('is written as people write it: %s', (code, words) => {
    expect(spoken(code)).toBe(words)
  })
  test('is listed with its neighbours', () => {
    expect(listed(['a', 'b', 'c'])).toBe('a, b or c')
    expect(listed(['a', 'b'], 'and')).toBe('a and b')
    expect(listed(['a'])).toBe('a')
  })
})
