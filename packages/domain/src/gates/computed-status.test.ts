import { describe, expect, test } from 'vitest'
import { computedGateStatus } from './computed-status.ts'
import { notReady, ready } from './gate-case.samples.ts'
import { type GateStatus, gateStatuses } from './words.ts'

type Step = [from: GateStatus, isReady: boolean, evidence: boolean, stale: string | null, to: GateStatus]

describe('the computed status of a gate', () => {
  test.each<Step>([
    ['NOT_STARTED', false, false, null, 'NOT_STARTED'],
    ['NOT_STARTED', false, true, null, 'COLLECTING'],
    ['NOT_STARTED', true, true, null, 'READY'],
    ['COLLECTING', true, true, null, 'READY'],
    ['COLLECTING', false, false, null, 'COLLECTING'],
    ['READY', false, true, null, 'COLLECTING'],
    ['APPROVED', false, true, null, 'APPROVED'],
    ['APPROVED_WITH_CONDITIONS', false, false, null, 'APPROVED_WITH_CONDITIONS'],
    ['APPROVED', true, true, 'A new AIBOM', 'STALE'],
    ['APPROVED_WITH_CONDITIONS', true, true, 'A new AIBOM', 'STALE'],
    ['STALE', true, false, null, 'STALE'],
    ['STALE', false, true, null, 'COLLECTING'],
    ['RETURNED', false, false, null, 'RETURNED'],
    ['RETURNED', false, true, null, 'COLLECTING'],
    ['RETURNED', true, true, null, 'READY'],
    ['REJECTED', true, true, null, 'REJECTED'],
    ['REVOKED', true, false, null, 'REVOKED'],
    ['REVOKED', true, true, null, 'READY'],
    ['REVOKED', false, true, null, 'COLLECTING'],
    ['NOT_APPLICABLE', true, true, null, 'NOT_APPLICABLE'],
  ])('from %s, ready: %s, evidence: %s, stale: %s, is %s', (from, isReady, evidence, stale, to) => {
    expect(computedGateStatus(from, isReady ? ready : notReady, evidence, stale)).toBe(to)
  })
  test('never approves by itself, nor withdraws an approval without a cause', () => {
    for (const from of gateStatuses) {
      for (const readiness of [ready, notReady]) {
        for (const evidence of [true, false]) {
          const to = computedGateStatus(from, readiness, evidence, null)
          expect(to.startsWith('APPROVED')).toBe(from.startsWith('APPROVED'))
        }
      }
    }
  })
})
