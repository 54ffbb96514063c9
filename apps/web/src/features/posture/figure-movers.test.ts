import { describe, expect, test } from 'vitest'
import { canMove, type Mover, whoMoved } from './figure-movers.ts'

const fact = (kind: string, name = 'Wei Lindqvist', subjectKey: string | null = 'G-41'): Mover => ({
  kind,
  actor: { name },
  subjectKey,
})

describe('a figure that moved', () => {
  test.each([
    ['OVERDUE_SIGN_OFFS', 'gate.decided', true],
    ['OVERDUE_SIGN_OFFS', 'responsibility.assigned', false],
    ['UNOWNED_CONTROLS', 'responsibility.cleared', true],
    ['CRITICALS_IN_PRODUCTION', 'intake.progressed', true],
    ['CRITICALS_IN_PRODUCTION', 'finding.commented', false],
  ] as const)('%s with %s: %s', (code, kind, moves) => {
    expect(canMove(code, fact(kind))).toBe(moves)
  })

  test('was moved by one person on one object', () => {
    const movers = [fact('gate.decided'), fact('gate.readinessChanged')]
    expect(whoMoved(movers)).toEqual({ name: 'Wei Lindqvist', key: 'G-41' })
  })
  test('was moved by one person on several objects', () => {
    const movers = [fact('gate.decided'), fact('gate.decided', 'Wei Lindqvist', 'G-42')]
    expect(whoMoved(movers)).toEqual({ name: 'Wei Lindqvist', key: null })
  })
  test('was moved by several people', () => {
    expect(whoMoved([fact('gate.decided'), fact('gate.concurred', 'Henrik Falk')])).toEqual({ people: 2 })
  })
  test('was moved by time alone', () => {
    expect(whoMoved([])).toBeNull()
  })
})
