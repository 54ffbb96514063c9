import { describe, expect, test } from 'vitest'
import { mapColumns, type RegisterField, registerFields, registerHeadings } from './fields.ts'
import { readRiskClass, readTier } from './read-cells.ts'
import { readEntry } from './read-entry.ts'

describe('the columns of a spreadsheet', () => {
  test('are known by the headings of the template', () => {
    expect(mapColumns(registerFields.map((field) => registerHeadings[field]))).toEqual([...registerFields])
  })
  test('are known by what people call them, in any case and punctuation', () => {
    expect(mapColumns(['Use-case name', ' OWNER (e-mail)', 'EU AI Act class', 'Criticality', 'Notes'])).toEqual([
      'NAME',
      'OWNER',
      'RISK_CLASS',
      'TIER',
      null,
    ])
  })
  test('are what was remembered of their headings, be it to leave them out', () => {
    const remembered = new Map<string, RegisterField | null>([
      ['notes', 'PURPOSE'],
      ['name', null],
    ])
    expect(mapColumns(['Notes', 'Name'], remembered)).toEqual(['PURPOSE', null])
  })
  test('never give one field twice', () => {
    expect(mapColumns(['Name', 'Title'])).toEqual(['NAME', null])
  })
})

describe('a cell', () => {
  test.each<[string, number | null]>([
    ['1', 1],
    ['Tier 2', 2],
    ['T3', 3],
    ['critical', 1],
    ['5', null],
    ['soon', null],
  ])('%s is the tier %s', (said, tier) => {
    expect(readTier(said)).toBe(tier)
  })
  test.each<[string, string, string | null]>([
    ['HIGH_ANNEX_III', '', 'HIGH_ANNEX_III'],
    ['High risk', '4(a)', 'HIGH_ANNEX_III'],
    ['High risk', '', null],
    ['Limited risk', '', 'NOT_HIGH'],
    ['Exempt 6(3)', '', 'EXEMPT_6_3'],
  ])('%s with the point "%s" is the class %s', (said, point, riskClass) => {
    expect(readRiskClass(said, point)).toBe(riskClass)
  })
})

describe('a row', () => {
  const row = (cells: Partial<Record<RegisterField, string>>) =>
    readEntry(new Map(Object.entries(cells) as [RegisterField, string][]))

  test('says what its cells hold, and nothing where they are empty', () => {
    expect(row({ NAME: ' Nora ', TIER: '1', VENDOR: '', RISK_CLASS: 'not high' })).toEqual({
      faults: [],
      entry: {
        name: 'Nora',
        tier: 1,
        classification: { riskClass: 'NOT_HIGH', annexPoint: null, article50: false, rationale: null },
      },
    })
  })
  test.each<[string, Partial<Record<RegisterField, string>>, RegisterField]>([
    ['a tier that is none', { TIER: '9' }, 'TIER'],
    ['a class that is none', { RISK_CLASS: 'scary' }, 'RISK_CLASS'],
    ['Annex III without its point', { RISK_CLASS: 'annex iii' }, 'ANNEX_POINT'],
    ['control characters', { NAME: 'No\u0007ra' }, 'NAME'],
    ['a name without end', { NAME: 'n'.repeat(201) }, 'NAME'],
  ])('is faulted at its column for %s', (_, cells, field) => {
    expect(row(cells).faults).toEqual([{ field, message: expect.any(String) }])
  })
})
