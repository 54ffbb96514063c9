import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type RaciRow, type RaciScope, raciGaps } from './completeness.ts'
import { raciCells } from './words.ts'

const gate: RaciScope = { kind: 'GATE', id: 'DATA', title: 'the Data preparation gate' }
const layer: RaciScope = { kind: 'LAYER', id: 'DATA', title: 'layer 1' }
const control: RaciScope = { kind: 'CONTROL', id: 'ROLLBACK', title: 'rollback' }
const row = (code: RaciRow['code'], holder: string, scope = gate): RaciRow => ({
  kind: scope.kind,
  scopeId: scope.id,
  holder,
  holderName: holder,
  code,
})
const problems = (rows: RaciRow[], scope = gate) => raciGaps(rows, [scope]).map(({ problem }) => problem)

describe('the gaps of the responsibility matrix', () => {
  test('are none with one A and an R', () => {
    expect(problems([row('A', 'grc'), row('R', 'data'), row('R', 'ml'), row('C', 'appsec')])).toEqual([])
    expect(problems([row('AR', 'grc')])).toEqual([])
  })
  test('are both where nothing is assigned', () => {
    expect(problems([])).toEqual(['NO_ACCOUNTABLE', 'NO_RESPONSIBLE'])
    expect(problems([row('', 'grc')])).toEqual(['NO_ACCOUNTABLE', 'NO_RESPONSIBLE'])
  })
  test('show a second A, naming both', () => {
    const [gap] = raciGaps([row('A', 'grc'), row('AR', 'appsec')], [gate])
    expect(gap?.problem).toBe('TWO_ACCOUNTABLE')
    expect(gap?.message).toBe('grc and appsec are each accountable for the Data preparation gate. Keep one A.')
  })
  test('count nobody who left, and say who held it', () => {
    const [gap] = raciGaps([{ ...row('AR', 'grc'), left: 'Ruth Adler' }, row('R', 'ml')], [gate])
    expect(gap?.problem).toBe('NO_ACCOUNTABLE')
    expect(gap?.message).toBe(
      'Nobody is accountable for the Data preparation gate: Ruth Adler, who held the A, left. Give one seat the A.',
    )
    expect(problems([{ ...row('A', 'grc'), left: 'Ruth Adler' }, row('AR', 'ml')])).toEqual([])
  })
  test('keep a layer apart from a gate of the same code', () => {
    expect(problems([row('AR', 'grc', layer)])).toEqual(['NO_ACCOUNTABLE', 'NO_RESPONSIBLE'])
  })
  test('leave a control without codes alone, but not one with two A', () => {
    expect(problems([], control)).toEqual([])
    expect(problems([row('A', 'ml', control), row('A', 'sre', control)], control)).toEqual(['TWO_ACCOUNTABLE'])
  })
  test('are there exactly where a layer or gate has not one A and an R', () => {
    const holders = ['grc', 'appsec', 'ml', 'data']
    const cells = fc.tuple(...holders.map(() => fc.constantFrom(...raciCells)))
    fc.assert(
      fc.property(cells, (codes) => {
        const rows = codes.map((code, index) => row(code, holders[index] ?? ''))
        const accountable = codes.filter((code) => code === 'A' || code === 'AR').length
        const complete = accountable === 1 && codes.some((code) => code === 'R' || code === 'AR')
        return complete === (raciGaps(rows, [gate]).length === 0)
      }),
    )
  })
})
