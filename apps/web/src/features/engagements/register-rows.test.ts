import { describe, expect, test } from 'vitest'
import {
  matchingRows,
  type RegisterFilter,
  type RegisterRow,
  readSort,
  sortedRows,
  writeSort,
} from './register-rows.ts'

const row = (key: string, fields: Partial<RegisterRow> = {}): RegisterRow => ({
  key,
  name: `Use case ${key}`,
  tier: 2,
  status: 'DRAFT',
  openFindings: { critical: 0, high: 0 },
  ...fields,
})
const keys = (rows: readonly RegisterRow[]) => rows.map(({ key }) => key)

const nora = row('ENG-1', {
  name: 'Nora',
  tier: 1,
  status: 'LIVE',
  owner: { id: 'm1', name: 'Priya Raman' },
  classification: { riskClass: 'NOT_HIGH' },
  blockedBy: { number: 4 },
  openFindings: { critical: 2, high: 0 },
})
const fraud = row('ENG-2', { name: 'Card-fraud', vendor: 'Northgate', openFindings: { critical: 0, high: 5 } })
const shortlist = row('ENG-10', {
  name: 'CV shortlist',
  classification: { riskClass: 'HIGH_ANNEX_III', annexPoint: '4(a)' },
  openFindings: { critical: 0, high: 6 },
})
const all = [shortlist, nora, fraud]

describe('the register', () => {
  test.each<[string, RegisterFilter, string[]]>([
    ['every word in key, name, vendor or owner', { q: 'north FRAUD' }, ['ENG-2']],
    ['an owner by name', { q: 'priya' }, ['ENG-1']],
    ['what is not classified', { classification: ['NONE'] }, ['ENG-2']],
    ['several classes', { classification: ['NONE', 'HIGH_ANNEX_III'] }, ['ENG-10', 'ENG-2']],
    ['a tier', { tier: ['1'] }, ['ENG-1']],
    ['a status', { status: ['LIVE', 'RETIRED'] }, ['ENG-1']],
    ['what nobody owns', { owner: 'none' }, ['ENG-10', 'ENG-2']],
    ['what nothing blocks', { blocked: 'no' }, ['ENG-10', 'ENG-2']],
    ['everything when nothing is asked', {}, ['ENG-10', 'ENG-1', 'ENG-2']],
  ])('finds %s', (_, filter, expected) => {
    expect(keys(matchingRows(all, filter))).toEqual(expected)
  })

  test('is in the order of the keys as numbers when no column sorts it', () => {
    expect(keys(sortedRows(all, null))).toEqual(['ENG-1', 'ENG-2', 'ENG-10'])
  })

  test('sorts findings by criticals before highs', () => {
    expect(keys(sortedRows(all, { column: 'findings', desc: true }))).toEqual(['ENG-1', 'ENG-10', 'ENG-2'])
  })

  test('puts what nobody owns last', () => {
    expect(keys(sortedRows(all, { column: 'owner', desc: false }))).toEqual(['ENG-1', 'ENG-2', 'ENG-10'])
  })

  test('writes its order into the address and reads it back', () => {
    expect(readSort(writeSort({ column: 'tier', desc: true }))).toEqual({ column: 'tier', desc: true })
    expect(readSort('-nonsense')).toBeNull()
    expect(writeSort(null)).toBeUndefined()
  })
})
