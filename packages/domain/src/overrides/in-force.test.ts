import { describe, expect, test } from 'vitest'
import { isOverrideInForce } from './in-force.ts'
import { overrideStatuses } from './words.ts'

const now = new Date('2026-11-23T12:00:00Z')

describe('an override', () => {
  test('is in force only when active', () => {
    expect(overrideStatuses.filter((status) => isOverrideInForce({ status, until: null }, now))).toEqual(['ACTIVE'])
  })
  test('ends before its end', () => {
    expect(isOverrideInForce({ status: 'ACTIVE', until: now }, now)).toBe(false)
    expect(isOverrideInForce({ status: 'ACTIVE', until: new Date(now.getTime() + 1) }, now)).toBe(true)
  })
})
