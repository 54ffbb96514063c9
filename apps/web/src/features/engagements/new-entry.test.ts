import { describe, expect, test } from 'vitest'
import { type Entry, emptyEntry, entryInput, lacking } from './new-entry.ts'

const written: Entry = { ...emptyEntry, name: ' Nora ', tier: 1, riskClass: 'NOT_HIGH', rationale: 'Answers questions' }

describe('a new entry', () => {
  test('needs a name before anything else', () => {
    expect(Object.keys(lacking(emptyEntry, 'what'))).toEqual(['name'])
    expect(lacking(written, 'what')).toEqual({})
  })

  test.each<[string, Partial<Entry>, string[]]>([
    ['a class, and a tier', { riskClass: null, tier: null }, ['riskClass', 'tier']],
    ['the reason for its class', { rationale: ' ' }, ['rationale']],
    ['the point of Annex III', { riskClass: 'HIGH_ANNEX_III' }, ['annexPoint']],
    ['no reason when it is classified later', { riskClass: 'LATER', rationale: '' }, []],
  ])('needs %s', (_, fields, expected) => {
    expect(Object.keys(lacking({ ...written, ...fields }, 'class'))).toEqual(expected)
  })

  test('leaves out what was left empty', () => {
    expect(entryInput(written)).toEqual({
      name: 'Nora',
      tier: 1,
      actorRole: 'DEPLOYER',
      hasTools: false,
      restricted: false,
      classification: { riskClass: 'NOT_HIGH', article50: false, rationale: 'Answers questions' },
    })
  })

  test('is a draft without a classification when it is classified later', () => {
    expect(entryInput({ ...written, riskClass: 'LATER' })).not.toHaveProperty('classification')
  })

  test('carries a point for Annex III alone', () => {
    const pointed = entryInput({ ...written, riskClass: 'HIGH_ANNEX_I', annexPoint: '4(a)' })
    expect(pointed?.classification).not.toHaveProperty('annexPoint')
  })
})
