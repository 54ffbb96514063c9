import { describe, expect, test } from 'vitest'
import type { GateStage, GateStatus } from '../gates/words.ts'
import { nextPhase, objectionToRouting, type RoutingCase, type RoutingGate } from './objection-to-routing.ts'

const now = new Date('2026-11-23T12:00:00Z')
const days = (count: number) => new Date(now.getTime() + count * 86_400_000)
const gate = (stage: GateStage, status: GateStatus = 'APPROVED'): RoutingGate => ({
  id: stage,
  key: `G-${stage}`,
  stage,
  status,
})
const deployment = (status: GateStatus, approvedDigest: string | null = 'sha256:a') => ({
  ...gate('DEPLOYMENT', status),
  approvedDigest,
})
const approved: RoutingCase = {
  environment: 'PRODUCTION',
  manifestDigest: 'sha256:a',
  traffic: { from: 0, to: 10 },
  deploymentGate: deployment('APPROVED'),
  earlierGates: [gate('INTAKE'), gate('TRAINING', 'NOT_APPLICABLE'), gate('EVALUATION')],
  killSwitchTests: [{ id: 'test', status: 'ACCEPTED', effectiveFrom: days(-1), effectiveTo: days(89) }],
  trafficBlockers: [],
}
const codes = (change: Partial<RoutingCase>) =>
  objectionToRouting({ ...approved, ...change }, now)?.reasons.map(({ code }) => code) ?? []

describe('authorising production traffic needs an approved, non-stale deployment gate for that manifest digest, the earlier gates, and a kill-switch test', () => {
  test('and is open when all of them stand', () => {
    expect(codes({})).toEqual([])
  })
  test.each<[string, Partial<RoutingCase>, string]>([
    ['the deployment gate was never opened', { deploymentGate: null }, 'DEPLOYMENT_GATE_MISSING'],
    ['the approval turned stale', { deploymentGate: deployment('STALE') }, 'DEPLOYMENT_NOT_APPROVED'],
    ['the gate is not applicable', { deploymentGate: deployment('NOT_APPLICABLE') }, 'DEPLOYMENT_NOT_APPROVED'],
    ['another digest was approved', { deploymentGate: deployment('APPROVED', 'sha256:b') }, 'ANOTHER_DIGEST'],
    [
      'an earlier gate is open',
      { earlierGates: [gate('INTAKE'), gate('TRAINING', 'READY'), gate('EVALUATION')] },
      'EARLIER_GATE_OPEN',
    ],
    ['an earlier gate was never opened', { earlierGates: [gate('INTAKE'), gate('TRAINING')] }, 'EARLIER_GATE_MISSING'],
    [
      'the data gate of its lineage is open',
      { earlierGates: [...approved.earlierGates, gate('DATA', 'RETURNED')] },
      'EARLIER_GATE_OPEN',
    ],
    ['the kill switch was never tested', { killSwitchTests: [] }, 'KILL_SWITCH_UNTESTED'],
    [
      'the kill-switch test lapses this very second',
      { killSwitchTests: [{ id: 'test', status: 'ACCEPTED', effectiveFrom: null, effectiveTo: now }] },
      'KILL_SWITCH_UNTESTED',
    ],
    ['a phase is skipped', { traffic: { from: 10, to: 100 } }, 'PHASE_SKIPPED'],
  ])('and is refused when %s', (_, change, code) => {
    expect(codes(change)).toEqual([code])
  })
  test('and names every reason at once', () => {
    expect(codes({ deploymentGate: null, killSwitchTests: [], earlierGates: [] })).toHaveLength(5)
  })
})

describe('after routing, a new grave finding', () => {
  const trafficBlockers = [{ code: 'FINDING_AFTER_ROUTING', message: 'F-1 waits for its decision', subject: null }]
  test('blocks traffic increases', () => {
    expect(codes({ trafficBlockers, traffic: { from: 10, to: 50 } })).toEqual(['FINDING_AFTER_ROUTING'])
  })
})

describe('reducing traffic', () => {
  test.each([[{ from: 50, to: 10 }], [{ from: 50, to: 0 }], [{ from: 50, to: 50 }]])(
    'is never refused, as from %o',
    (traffic) => {
      expect(codes({ traffic, deploymentGate: null, earlierGates: [], killSwitchTests: [] })).toEqual([])
    },
  )
})

describe('an environment other than production', () => {
  test('needs no approval', () => {
    expect(codes({ environment: 'STAGING', deploymentGate: null })).toEqual([])
  })
})

describe('a roll-out', () => {
  test.each([
    [0, 10],
    [1, 10],
    [9, 10],
    [10, 50],
    [49, 50],
    [50, 100],
    [100, 100],
  ])('may grow from %i to at most %i percent', (from, to) => {
    expect(nextPhase(from)).toBe(to)
  })
})
