import { describe, expect, test } from 'vitest'
import { objectionToVersionTransition, statusesAfter } from './transition.ts'
import { liveStatuses, type ModelVersionStatus, modelVersionStatuses } from './words.ts'

const objection = (from: ModelVersionStatus, to: ModelVersionStatus) =>
  objectionToVersionTransition({ from, to, quarantinedFrom: null })

describe('a model version', () => {
  test.each([
    ['REGISTERED', 'IN_EVALUATION', 'DEPLOYABLE', 'CANARY', 'PRODUCTION', 'SUPERSEDED', 'PRODUCTION'],
    ['SUPERSEDED', 'RETIRING', 'RETIRED'],
    ['CANARY', 'ROLLED_BACK', 'RETIRING'],
    ['PRODUCTION', 'ROLLED_BACK'],
    ['DEPLOYABLE', 'ABANDONED'],
  ] as const)('passes from %s to %s and on', (...way) => {
    for (const [index, to] of way.slice(1).entries()) {
      expect(objection(way[index] ?? 'REGISTERED', to)).toBeNull()
    }
  })
  test.each([
    ['REGISTERED', 'PRODUCTION'],
    ['IN_EVALUATION', 'CANARY'],
    ['PRODUCTION', 'ABANDONED'],
    ['REGISTERED', 'QUARANTINED'],
    ['RETIRED', 'PRODUCTION'],
    ['ABANDONED', 'REGISTERED'],
  ] as const)('does not pass from %s to %s', (from, to) => {
    expect(objection(from, to)?.code).toBe('INVALID_TRANSITION')
  })
  test.each(liveStatuses)('goes from %s into quarantine and back to where it was, or is rolled back', (live) => {
    expect(objection(live, 'QUARANTINED')).toBeNull()
    expect(statusesAfter('QUARANTINED', live)).toEqual([live, 'ROLLED_BACK'])
  })
  test('does not come out of quarantine as what it was not', () => {
    const change = { from: 'QUARANTINED', to: 'PRODUCTION', quarantinedFrom: 'CANARY' } as const
    expect(objectionToVersionTransition(change)?.code).toBe('INVALID_TRANSITION')
  })
  test('ends only when retired or abandoned', () => {
    const ends = modelVersionStatuses.filter((status) => statusesAfter(status, null).length === 0)
    expect(ends).toEqual(['RETIRED', 'ABANDONED'])
  })
})
