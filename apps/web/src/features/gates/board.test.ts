import { describe, expect, test } from 'vitest'
import { type BoardGate, boardOf, filterGates, isOverdue, stepOnBoard } from './board.ts'
import { stages } from './stages.ts'

const now = Date.parse('2026-11-23T12:00:00Z')
const nora = { key: 'ENG-1', name: 'Nora', tier: 1, owner: 'Ada', riskClass: 'NOT_HIGH' }
const shortlist = { key: 'ENG-10', name: 'CV shortlist', tier: 2, owner: null, riskClass: 'HIGH_ANNEX_III' }
const fraud = { key: 'ENG-2', name: 'Card-fraud', tier: 1, owner: 'Ben', riskClass: 'NOT_HIGH' }
const gate = (id: string, given: Partial<BoardGate> = {}): BoardGate => ({
  id,
  number: 1,
  stage: 'INTAKE',
  status: 'COLLECTING',
  statusSince: '2026-11-01T00:00:00Z',
  dueAt: null,
  engagement: nora,
  ...given,
})
const titles = (gates: BoardGate[], grouping: 'owner' | 'engagement' | 'risk') =>
  boardOf(gates, grouping, now).map(({ title }) => title)

describe('the gate board', () => {
  test('has seven columns, Retirement among them, even when it is empty', () => {
    expect(boardOf([], undefined, now)[0]?.columns.map(({ stage }) => stage)).toEqual([...stages])
  })
  test('shows who waits for somebody first and what is settled last', () => {
    const gates = [
      gate('approved', { status: 'APPROVED' }),
      gate('collecting'),
      gate('late', { dueAt: '2026-11-20T00:00:00Z' }),
      gate('stale', { status: 'STALE' }),
      gate('ready', { status: 'READY' }),
    ]
    const [lane] = boardOf(gates, undefined, now)
    expect(lane?.columns[0]?.gates.map(({ id }) => id)).toEqual(['late', 'stale', 'ready', 'collecting', 'approved'])
  })
  test('groups by owner, those without one last', () => {
    const gates = [gate('a', { engagement: shortlist }), gate('b', { engagement: fraud }), gate('c')]
    expect(titles(gates, 'owner')).toEqual(['Ada', 'Ben', 'nobody'])
  })
  test('groups by use case in the order of their numbers', () => {
    const gates = [gate('a', { engagement: shortlist }), gate('b', { engagement: fraud }), gate('c')]
    expect(titles(gates, 'engagement')).toEqual(['ENG-1 Nora', 'ENG-2 Card-fraud', 'ENG-10 CV shortlist'])
  })
  test('groups by risk, the gravest tier first', () => {
    const gates = [gate('a', { engagement: shortlist }), gate('b'), gate('c', { engagement: fraud })]
    expect(titles(gates, 'risk')).toEqual(['1|NOT_HIGH', '2|HIGH_ANNEX_III'])
  })
})

describe('a gate', () => {
  test('is overdue when its date has passed and it has not', () => {
    const dueAt = '2026-11-23T11:59:59Z'
    expect(isOverdue({ status: 'READY', dueAt }, now)).toBe(true)
    expect(isOverdue({ status: 'APPROVED', dueAt }, now)).toBe(false)
    expect(isOverdue({ status: 'READY', dueAt: null }, now)).toBe(false)
  })
  test('is shown by state, lateness or use case', () => {
    const late = gate('late', { dueAt: '2026-11-20T00:00:00Z' })
    const ready = gate('ready', { status: 'READY', engagement: fraud })
    const ids = (filter: Parameters<typeof filterGates>[1]) =>
      filterGates([late, ready], filter, now).map(({ id }) => id)
    expect(ids({ state: ['READY'] })).toEqual(['ready'])
    expect(ids({ state: ['OVERDUE'] })).toEqual(['late'])
    expect(ids({ engagement: ['ENG-2'] })).toEqual(['ready'])
    expect(ids({})).toEqual(['late', 'ready'])
  })
})

describe('a step on the board', () => {
  const lanes = boardOf(
    [
      gate('a', { statusSince: '2026-11-03T00:00:00Z' }),
      gate('b', { statusSince: '2026-11-02T00:00:00Z' }),
      gate('c', { engagement: fraud }),
      gate('d', { stage: 'EVALUATION' }),
    ],
    'engagement',
    now,
  )
  test.each([
    [null, 'down', 'a'],
    ['a', 'down', 'b'],
    ['b', 'down', 'c'],
    ['c', 'down', 'c'],
    ['b', 'up', 'a'],
    ['b', 'right', 'd'],
    ['d', 'left', 'a'],
    ['d', 'right', 'd'],
    ['gone', 'up', 'a'],
  ] as const)('from %s %s leads to %s', (from, step, to) => {
    expect(stepOnBoard(lanes, from, step)?.id).toBe(to)
  })
  test('leads nowhere on an empty board', () => {
    expect(stepOnBoard(boardOf([], undefined, now), null, 'down')).toBeNull()
  })
})
