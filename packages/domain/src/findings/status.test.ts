import { describe, expect, test } from 'vitest'
import { absentFromRun, nextStatuses, objectionToStatusChange, type StatusChange, seenAgain } from './status.ts'
import { findingStatuses } from './words.ts'

const retest = { testedBy: 'tess', fixedBy: 'finn' }
const fixed: StatusChange = { from: 'RESOLVED', to: 'VERIFIED', sourceKind: 'PERSON', passedRetest: retest }

describe('setting the status of a finding', () => {
  test('follows it from opening to the claimed fix', () => {
    const way = ['OPEN', 'TRIAGED', 'IN_PROGRESS', 'RESOLVED', 'OPEN'] as const
    for (const [index, to] of way.slice(1).entries()) {
      const from = way[index] ?? 'OPEN'
      expect(objectionToStatusChange({ from, to, sourceKind: 'SCANNER', passedRetest: null })).toBeNull()
    }
  })
  test.each(findingStatuses.filter((status) => status !== 'DUPLICATE'))('can make %s a duplicate', (from) => {
    expect(nextStatuses(from)).toContain('DUPLICATE')
  })
  test("verifies a person's finding by a passed retest", () => {
    expect(objectionToStatusChange(fixed)).toBeNull()
    expect(objectionToStatusChange({ ...fixed, passedRetest: { ...retest, fixedBy: null } })).toBeNull()
  })
  test.each<[string, Partial<StatusChange>, string]>([
    ['no retest passed', { passedRetest: null }, 'DENIED'],
    ['the fixer retested', { passedRetest: { testedBy: 'finn', fixedBy: 'finn' } }, 'NOT_INDEPENDENT'],
    ['a person verifies what a scanner found', { sourceKind: 'SCANNER' }, 'DENIED'],
    ['no fix was claimed', { from: 'IN_PROGRESS' }, 'INVALID_TRANSITION'],
    ['a step is left out', { from: 'OPEN', to: 'RESOLVED' }, 'INVALID_TRANSITION'],
    ['nothing would change', { from: 'OPEN', to: 'OPEN' }, 'INVALID_TRANSITION'],
    ['a verified finding is reopened without being seen', { from: 'VERIFIED', to: 'OPEN' }, 'INVALID_TRANSITION'],
  ])('is refused when %s', (_, change, code) => {
    expect(objectionToStatusChange({ ...fixed, ...change })?.code).toBe(code)
  })
  test('says where the finding can go instead', () => {
    const objection = objectionToStatusChange({ ...fixed, from: 'OPEN', to: 'RESOLVED' })
    expect(objection?.message).toBe(
      'The finding is open and cannot become resolved. From here it can become triaged or duplicate.',
    )
  })
})

describe('a later run', () => {
  test('reopens what was fixed and leaves alone what a person is working on', () => {
    expect(findingStatuses.map(seenAgain)).toEqual(['OPEN', 'TRIAGED', 'IN_PROGRESS', 'OPEN', 'OPEN', 'DUPLICATE'])
  })
  test('verifies what a scanner found and no longer reports, save duplicates', () => {
    expect(findingStatuses.map((status) => absentFromRun(status, 'SCANNER'))).toEqual([
      ...Array(5).fill('VERIFIED'),
      'DUPLICATE',
    ])
  })
  test('says nothing about what people found', () => {
    expect(findingStatuses.map((status) => absentFromRun(status, 'PERSON'))).toEqual(findingStatuses)
  })
})
