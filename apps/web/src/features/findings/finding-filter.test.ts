import { describe, expect, test } from 'vitest'
import { askedSort, filterOf, numberOf, sortOf, sortText } from './finding-filter.ts'

const people = [
  { id: 'TWVtYmVyc2hpcDox', name: 'Maya Okafor', email: 'Maya@northgate.example' },
  { id: 'TWVtYmVyc2hpcDoy', name: 'Tom Reyes', email: 'tom.reyes@northgate.example' },
]

describe('the filter of the findings list', () => {
  test('asks the graph for what the address says', () => {
    expect(
      filterOf(
        {
          severity: ['HIGH'],
          engagement: 'ENG-1',
          aiSpecific: 'no',
          inProduction: 'yes',
          acceptance: '30',
          cwe: '79',
          q: 'x',
        },
        people,
        null,
      ),
    ).toEqual({
      filter: {
        severities: ['HIGH'],
        engagementKey: 'ENG-1',
        aiSpecific: false,
        inProduction: true,
        acceptanceExpiresWithinDays: 30,
        cwe: 79,
        search: 'x',
      },
    })
  })
  test.each([
    ['maya', { filter: { ownerId: 'TWVtYmVyc2hpcDox' } }],
    ['TWVtYmVyc2hpcDoy', { filter: { ownerId: 'TWVtYmVyc2hpcDoy' } }],
    ['me', { filter: { ownerId: 'mine' } }],
    ['none', { filter: { unowned: true } }],
    ['nobody', { unknownOwner: 'nobody' }],
  ])('knows the owner %s', (owner, asked) => {
    expect(filterOf({ owner }, people, 'mine')).toEqual(asked)
  })
  test('sorts the worst first unless the address says otherwise', () => {
    expect(sortOf(undefined)).toEqual({ column: 'severity', desc: true })
    expect(sortOf('-colour')).toEqual({ column: 'severity', desc: true })
    expect(askedSort(sortOf('-key'))).toEqual({ field: 'NUMBER', direction: 'DESC' })
    expect(sortText(sortOf('due'))).toBe('due')
    expect(sortText(sortOf('-severity'))).toBeUndefined()
  })
  test('reads the number of a short key', () => {
    expect(numberOf('F-123')).toBe(123)
  })
})
