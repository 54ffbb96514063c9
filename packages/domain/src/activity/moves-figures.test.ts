import { describe, expect, test } from 'vitest'
import { movesFigures, movesFindings } from './moves-figures.ts'

describe('the figures of the posture', () => {
  test.each(['gate.decided', 'finding.created', 'responsibility.cleared', 'intake.progressed', 'intake.committed'])(
    'move with %s',
    (kind) => {
      expect(movesFigures(kind)).toBe(true)
    },
  )
  test.each(['finding.commented', 'member.joined', 'intake.received', 'token.created'])('stay with %s', (kind) => {
    expect(movesFigures(kind)).toBe(false)
  })
})

describe('the findings of a filter', () => {
  test.each(['finding.statusChanged', 'override.expired', 'intake.progressed', 'modelVersion.changed'])(
    'move with %s',
    (kind) => {
      expect(movesFindings(kind)).toBe(true)
    },
  )
  test.each(['finding.commented', 'gate.decided', 'evidence.accepted'])('stay with %s', (kind) => {
    expect(movesFindings(kind)).toBe(false)
  })
})
