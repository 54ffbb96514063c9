import { describe, expect, test } from 'vitest'
import { cellOf, controlsOf, groupRows, hasGap, laidOut, type Row, shownRows } from './matrix.ts'

const row = (id: string, scope: Row['scope'], given: Partial<Row> = {}): Row => ({
  id,
  scope,
  scopeCode: id,
  name: id,
  group: scope,
  cells: [],
  problems: [],
  ...given,
})
const problem = { code: 'NO_ACCOUNTABLE', message: 'Nobody is accountable for it.' }
const cell = { id: 'c', seat: 'TEAM', teamId: 'ml', version: 1 } as const

describe('the rows of the matrix that are shown', () => {
  const layer = row('layer', 'LAYER')
  const gate = row('gate', 'GATE', { problems: [problem] })
  const unowned = row('unowned', 'CONTROL', { cells: [{ ...cell, code: 'A' }] })
  const owned = row('owned', 'CONTROL', { cells: [{ ...cell, code: 'AR' }] })
  const rows = [layer, gate, unowned, owned]

  test('are all of them unless something narrower is asked for', () => {
    expect(shownRows(rows, {})).toEqual(rows)
  })
  test('are of one scope', () => {
    expect(shownRows(rows, { scope: 'controls' })).toEqual([unowned, owned])
  })
  test('are those with a gap: a problem, or a control that nobody is responsible for', () => {
    expect(shownRows(rows, { gaps: 'only' })).toEqual([gate, unowned])
    expect(hasGap(owned)).toBe(false)
  })
  test('are the controls that nobody is responsible for', () => {
    expect(shownRows(rows, { gaps: 'unowned' })).toEqual([unowned])
  })
  test('stand in runs of one group', () => {
    expect(groupRows(rows).map(({ group, rows: of }) => [group, of.length])).toEqual([
      ['LAYER', 1],
      ['GATE', 1],
      ['CONTROL', 2],
    ])
  })
})

describe('the cell of a seat', () => {
  const cells = [
    { ...cell, code: 'R' },
    { ...cell, id: 'o', seat: 'USE_CASE_OWNER', teamId: null, code: 'A' },
  ] as const
  const some = row('gate', 'GATE', { cells })

  test("is the team's, or the use-case owner's", () => {
    expect(cellOf(some, { id: 'ml', name: 'ML platform', teamId: 'ml' })?.code).toBe('R')
    expect(cellOf(some, { id: 'USE_CASE_OWNER', name: 'Use-case owner', teamId: null })?.code).toBe('A')
    expect(cellOf(some, { id: 'grc', name: 'GRC', teamId: 'grc' })).toBeUndefined()
  })
})

describe('the layout of the matrix', () => {
  const layer = row('data', 'LAYER', { group: 'Layers' })
  const gate = row('gate', 'GATE', { group: 'Gates' })
  const control = row('cards', 'CONTROL', { group: 'Data', layerCode: 'data' })
  const rows = [layer, gate, control]
  const idsOf = (opened: string[], scope?: 'layers' | 'controls') =>
    laidOut(rows, { scope }, opened).map(({ id, nested }) => `${id}${nested ? ' nested' : ''}`)

  test('shows the controls of a layer once it is opened', () => {
    expect(idsOf([])).toEqual(['data', 'gate'])
    expect(idsOf(['data'])).toEqual(['data', 'cards nested', 'gate'])
    expect(idsOf(['data'], 'layers')).toEqual(['data', 'cards nested'])
    expect(idsOf([], 'controls')).toEqual(['cards'])
    expect(controlsOf(rows, layer)).toEqual({ count: 1, gaps: 1 })
  })
  test('shows every gap, wherever it stands', () => {
    expect(laidOut(rows, { gaps: 'only' }, [])).toEqual([control])
  })
})
