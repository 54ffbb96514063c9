import { describe, expect, test } from 'vitest'
import type { Row, Seat } from './matrix.ts'
import { planPaste } from './paste-plan.ts'

const seats: Seat[] = ['grc', 'ml', 'appsec'].map((id) => ({ id, name: id, teamId: id }))
const row = (id: string): Row => ({
  id,
  scope: 'GATE',
  scopeCode: id,
  name: id,
  group: 'Gates',
  cells: [{ id: `${id}-ml`, seat: 'TEAM', teamId: 'ml', code: 'R', version: 1 }],
  problems: [],
})
const rows = [row('data'), row('training')]
const plan = (at: [number, number], text: string) => {
  const [of, seat] = [rows[at[0]], seats[at[1]]]
  if (of === undefined || seat === undefined) throw new Error('No such cell')
  return planPaste(rows, seats, { row: of, seat }, text)
}

describe('pasting a range into the matrix', () => {
  test('changes the cells that differ, from the chosen one on', () => {
    const { changes, unchanged, refused } = plan([0, 0], 'A\tR\nA\tAR')
    expect(changes.map(({ row: of, seat, before, to }) => [of.id, seat.id, before?.code ?? null, to])).toEqual([
      ['data', 'grc', null, 'A'],
      ['training', 'grc', null, 'A'],
      ['training', 'ml', 'R', 'AR'],
    ])
    expect([unchanged, refused]).toEqual([1, []])
  })
  test('clears what the range leaves empty', () => {
    expect(plan([0, 1], '').changes).toMatchObject([{ before: { code: 'R' }, to: null }])
  })
  test('names what it cannot read', () => {
    expect(plan([1, 2], 'X').refused).toEqual([{ where: 'training · appsec', why: 'unreadable', detail: 'X' }])
  })
  test('names what lies outside, unless it is empty', () => {
    expect(plan([1, 2], 'A\tR\t\nC').refused).toEqual([
      { where: '1 : 2', why: 'outside', detail: 'R' },
      { where: '2 : 1', why: 'outside', detail: 'C' },
    ])
  })
  test('tells its size', () => {
    expect(plan([0, 0], 'A\tR\nA')).toMatchObject({ rows: 2, columns: 2 })
  })
})
