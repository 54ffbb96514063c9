import { describe, expect, test } from 'vitest'
import { defaultFixPolicy, dueAt } from './due.ts'

const openedAt = new Date('2026-11-23T12:00:00Z')

describe('the due date of a finding', () => {
  test.each([
    ['CRITICAL', '2026-11-30T12:00:00.000Z'],
    ['HIGH', '2026-12-23T12:00:00.000Z'],
    ['MEDIUM', '2027-02-21T12:00:00.000Z'],
    ['LOW', '2027-05-22T12:00:00.000Z'],
  ] as const)('is by default, for %s, %s', (severity, due) => {
    expect(dueAt(severity, openedAt)?.toISOString()).toBe(due)
  })
  test('is not set for information', () => {
    expect(dueAt('INFO', openedAt)).toBeNull()
  })
  test('follows the policy of the workspace', () => {
    expect(dueAt('HIGH', openedAt, { ...defaultFixPolicy, HIGH: 1 })?.toISOString()).toBe('2026-11-24T12:00:00.000Z')
  })
})
