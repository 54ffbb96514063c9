import { describe, expect, test } from 'vitest'
import { spokenField, spokenValue } from './spoken-value.ts'

const id = '01998d2e-7c1a-7b3e-9f00-0123456789ab'
const nameOf = (given: string) => (given === id ? 'Priya Shah' : undefined)

describe('a changed value', () => {
  test.each([
    ['IN_PROGRESS', 'In progress'],
    ['OPEN', 'Open'],
    ['AR', 'AR'],
    ['2026-11-23T10:00:00.000Z', '23 Nov 2026'],
    [id, 'Priya Shah'],
    [id.replace('0', '9'), '91998d2e…'],
    ['a'.repeat(64), 'a'.repeat(12)],
    ['nora 2.2', 'nora 2.2'],
    ['CVE-2026-1', 'CVE-2026-1'],
  ])('%s is read as %s', (value, expected) => {
    expect(spokenValue(value, nameOf)).toBe(expected)
  })
})

describe('a field', () => {
  test('is named in words', () => {
    expect(spokenField('evidenceHave')).toBe('Evidence have')
    expect(spokenField('status')).toBe('Status')
  })
})
