import { describe, expect, test } from 'vitest'
import { type MovingGate, refusalOfMove, stageAfter } from './judge-move.ts'

const ready: MovingGate = {
  key: 'G-4',
  stage: 'EVALUATION',
  status: 'READY',
  readiness: 'READY',
  pending: false,
  reasons: [],
  mayNot: null,
}
const missing = { message: 'Red-team report is missing', href: null }

describe('moving the card of a gate', () => {
  test('to the next column leads to its decision when it is ready', () => {
    expect(refusalOfMove(ready, 'DEPLOYMENT', [])).toBeNull()
  })
  test('leads to a decision that waits for further signatures', () => {
    expect(refusalOfMove({ ...ready, pending: true, readiness: 'NOT_READY' }, 'DEPLOYMENT', [])).toBeNull()
  })
  test('past an undecided gate of the same version is refused, with that gate', () => {
    const siblings = [{ key: 'G-5', stage: 'DEPLOYMENT', status: 'COLLECTING' }] as const
    expect(refusalOfMove(ready, 'MONITORING', siblings)).toEqual({
      why: 'TOO_FAR',
      reasons: [{ word: 'undecided', key: 'G-5' }],
    })
  })
  test('is refused with each reason why it is not ready', () => {
    const gate: MovingGate = {
      ...ready,
      readiness: 'NOT_READY',
      reasons: [missing, { message: 'F-12 blocks', href: '/findings/F-12' }],
    }
    expect(refusalOfMove(gate, 'DEPLOYMENT', [])).toEqual({
      why: 'NOT_READY',
      reasons: [
        { said: 'Red-team report is missing', href: '/gates/G-4#checklist' },
        { said: 'F-12 blocks', href: '/findings/F-12' },
      ],
    })
  })
  test.each<[string, Partial<MovingGate>, Parameters<typeof refusalOfMove>[1], string]>([
    ['back', {}, 'TRAINING', 'BACK'],
    ['when it is decided', { status: 'APPROVED' }, 'DEPLOYMENT', 'SETTLED'],
    ['by somebody who may not sign', { mayNot: 'Product security is accountable' }, 'DEPLOYMENT', 'MAY_NOT'],
  ])('is refused %s', (_, change, to, why) => {
    expect(refusalOfMove({ ...ready, ...change }, to, [])?.why).toBe(why)
  })
})

describe('the column after', () => {
  test('retirement is retirement itself, which ends in it', () => {
    expect([stageAfter('EVALUATION'), stageAfter('RETIREMENT')]).toEqual(['DEPLOYMENT', 'RETIREMENT'])
  })
})
