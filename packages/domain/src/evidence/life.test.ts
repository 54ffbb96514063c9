import { describe, expect, test } from 'vitest'
import { objectionToEvidenceTransition } from './transition.ts'
import { endOfValidity } from './validity.ts'

describe('the life of evidence', () => {
  test.each([
    ['REQUESTED', 'SUBMITTED'],
    ['SUBMITTED', 'ACCEPTED'],
    ['SUBMITTED', 'REJECTED'],
    ['ACCEPTED', 'EXPIRED'],
    ['ACCEPTED', 'SUPERSEDED'],
    ['ACCEPTED', 'DISPOSED'],
  ] as const)('leads from %s to %s', (from, to) => {
    expect(objectionToEvidenceTransition(from, to)).toBeNull()
  })
  test.each([
    ['REQUESTED', 'ACCEPTED'],
    ['REJECTED', 'ACCEPTED'],
    ['SUBMITTED', 'DISPOSED'],
    ['DISPOSED', 'SUBMITTED'],
    ['SUPERSEDED', 'ACCEPTED'],
  ] as const)('does not lead from %s to %s', (from, to) => {
    expect(objectionToEvidenceTransition(from, to)?.code).toBe('INVALID_TRANSITION')
  })
  test('ends by the validity of its type, counted from when it takes effect', () => {
    expect(endOfValidity(new Date('2026-11-01T00:00:00Z'), 90)).toEqual(new Date('2027-01-30T00:00:00Z'))
    expect(endOfValidity(new Date(), null)).toBeNull()
  })
})
