import { describe, expect, test } from 'vitest'
import { nextEngagementStatuses, objectionToEngagementTransition } from './transition.ts'
import { engagementStatuses, isHighRisk, riskClasses } from './words.ts'

describe('an AI use case', () => {
  test.each([
    ['DRAFT', 'CLASSIFIED', 'APPROVED', 'LIVE', 'SUSPENDED', 'LIVE', 'RETIRING', 'RETIRED'],
    ['CLASSIFIED', 'SCOPE_CHANGE', 'CLASSIFIED', 'BLOCKED'],
    ['LIVE', 'RECLASSIFY', 'CLASSIFIED'],
  ] as const)('passes from %s to %s and on', (...way) => {
    for (const [index, to] of way.slice(1).entries()) {
      expect(objectionToEngagementTransition(way[index] ?? 'DRAFT', to)).toBeNull()
    }
  })
  test.each([
    ['DRAFT', 'APPROVED'],
    ['DRAFT', 'LIVE'],
    ['CLASSIFIED', 'LIVE'],
    ['BLOCKED', 'APPROVED'],
    ['RETIRED', 'LIVE'],
    ['LIVE', 'RETIRED'],
  ] as const)('does not pass from %s to %s', (from, to) => {
    expect(objectionToEngagementTransition(from, to)?.code).toBe('INVALID_TRANSITION')
  })
  test('ends only when blocked or retired', () => {
    expect(engagementStatuses.filter((status) => nextEngagementStatuses(status).length === 0)).toEqual([
      'BLOCKED',
      'RETIRED',
    ])
  })
  test('is high risk by Annex I or III, or where it is prohibited', () => {
    expect(riskClasses.filter(isHighRisk)).toEqual(['PROHIBITED', 'HIGH_ANNEX_I', 'HIGH_ANNEX_III'])
  })
})
