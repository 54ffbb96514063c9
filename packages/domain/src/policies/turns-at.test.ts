import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { days, now } from '../gates/gate-case.samples.ts'
import { evaluatePolicy } from './evaluate.ts'
import { anyPolicy, evidence, policyFacts } from './policy.samples.ts'
import { policyTurnsAt } from './turns-at.ts'
import type { Policy } from './words.ts'

const killSwitch: Policy = { kind: 'KILL_SWITCH_TESTED', days: 90 }

describe('the moment at which a policy turns by the clock', () => {
  test('is when evidence grows too old, the nearest first', () => {
    const facts = policyFacts({
      evidence: [-10, -80, -95].map((from) => evidence('KILL_SWITCH_TEST', { effectiveFrom: days(from) })),
    })
    expect(policyTurnsAt(killSwitch, facts, now)).toEqual(days(10))
    expect(policyTurnsAt({ kind: 'CLASSIFIED' }, facts, now)).toBeNull()
  })
  test('is missed by no policy: until then its answer stays', () => {
    const given = fc.array(fc.integer({ min: -400, max: -1 }), { maxLength: 3 })
    fc.assert(
      fc.property(anyPolicy, given, (policy, ages) => {
        const all = ages.map((from) => evidence('KILL_SWITCH_TEST', { effectiveFrom: days(from) }))
        const facts = policyFacts({ evidence: all })
        const until = policyTurnsAt(policy, facts, now) ?? days(4000)
        const before = new Date(until.getTime() - 1)
        expect(evaluatePolicy(policy, facts, before).holds).toBe(evaluatePolicy(policy, facts, now).holds)
      }),
    )
  })
})
