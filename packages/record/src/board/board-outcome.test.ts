import { describe, expect, test } from 'vitest'
import { outcomeOf } from './board-outcome.ts'

const became = (field: string, to: string) => [{ field, from: null, to }]

describe('what a wall tells of how a fact ended', () => {
  test('is the decision of a signature, which waits until its quorum has signed', () => {
    const pending = became('decisionStatus', 'PENDING')
    expect(outcomeOf('gate.decided', pending, 'APPROVE')).toEqual({ outcome: 'APPROVE', waits: true })
    expect(outcomeOf('gate.concurred', [], 'APPROVE')).toEqual({ outcome: 'APPROVE', waits: true })
    const effective = became('decisionStatus', 'EFFECTIVE')
    expect(outcomeOf('gate.concurred', effective, 'APPROVE')).toEqual({ outcome: 'APPROVE', waits: false })
  })
  test('is the code that a field took', () => {
    expect(outcomeOf('finding.severityChanged', became('severity', 'HIGH'), null).outcome).toBe('HIGH')
    expect(outcomeOf('gate.readinessChanged', became('evidence', '3'), null).outcome).toBeNull()
  })
  test('is nothing where a person wrote it', () => {
    expect(outcomeOf('engagement.changed', became('status', 'Ask Ada Lovelace'), null).outcome).toBeNull()
    expect(outcomeOf('engagement.changed', became('purpose', 'LOANS'), null).outcome).toBeNull()
    expect(outcomeOf('finding.commented', became('severity', 'HIGH'), null).outcome).toBeNull()
  })
})
