import { describe, expect, test } from 'vitest'
import { csvHref, filterOf, matches } from './activity-filter.ts'

const choices = {
  me: 'm1',
  people: [
    { id: 'm1', name: 'Priya Shah', email: 'priya@northgate.example' },
    { id: 'm2', name: 'Tom Weld', email: 'tom@northgate.example' },
  ],
  engagements: [{ id: 'e1', key: 'ENG-1', name: 'Nora' }],
}
const fact = {
  kind: 'finding.commented',
  at: '2026-11-23T10:00:00.000Z',
  subjectKey: 'F-12',
  actor: { id: 'm1' },
  engagement: { id: 'e1' },
}

describe('the filter of the log', () => {
  test('names people and engagements as the address does', () => {
    expect(filterOf({ actor: ['tom'], engagement: ['ENG-1'] }, choices)).toEqual({ actorId: 'm2', engagementId: 'e1' })
    expect(filterOf({ actor: ['me'] }, choices)).toEqual({ actorId: 'm1' })
  })

  test('is none where the address names nobody who can be seen', () => {
    expect(filterOf({ actor: ['mallory'] }, choices)).toBeNull()
    expect(filterOf({ engagement: ['ENG-9'] }, choices)).toBeNull()
  })

  test('opens a group into its kinds and keeps a single kind', () => {
    expect(filterOf({ kind: ['retests', 'gate.decided'] }, choices)).toEqual({
      kinds: ['retest.recorded', 'gate.decided'],
    })
  })

  test('ends at the place that a permalink names', () => {
    expect(filterOf({ seq: '812' }, choices)).toEqual({ upTo: 812 })
    expect(filterOf({ seq: 'x' }, choices)).toEqual({})
  })

  test('takes a day whole', () => {
    const filter = filterOf({ from: '2026-11-23', to: '2026-11-23' }, choices)
    expect(Date.parse(filter?.to ?? '') - Date.parse(filter?.from ?? '')).toBe(86_399_999)
  })
})

describe('a fact that arrives', () => {
  test.each([
    ['of the kind', { kinds: ['finding.commented'] }, true],
    ['of another kind', { kinds: ['gate.decided'] }, false],
    ['by somebody else', { actorId: 'm2' }, false],
    ['in the engagement', { engagementId: 'e1' }, true],
    ['about another object', { subjectKey: 'F-13' }, false],
    ['before the first day', { from: '2026-11-24T00:00:00.000Z' }, false],
    ['after a list that ends', { upTo: 5 }, false],
  ])('%s belongs to the list: %s', (_, filter, expected) => {
    expect(matches(filter, fact)).toBe(expected)
  })
})

describe('the export', () => {
  test('carries the filter of the list', () => {
    expect(csvHref({ kinds: ['gate.decided', 'gate.concurred'], subjectKey: 'G-4' }, 'ENG-1')).toBe(
      '/export/activity.csv?kinds=gate.decided,gate.concurred&engagement=ENG-1&subject=G-4',
    )
  })
})
