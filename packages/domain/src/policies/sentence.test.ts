import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyPolicy, titles } from './policy.samples.ts'
import { policySentence, policySentences } from './sentence.ts'
import type { Policy } from './words.ts'

const report: Policy = { kind: 'EVIDENCE_IN_FORCE', evidenceType: 'RED_TEAM_REPORT', days: 180 }
const killSwitch: Policy = { kind: 'KILL_SWITCH_TESTED', days: 90 }
const fromVendor: Policy = { kind: 'USE_CASE_IS', trait: 'VENDOR_MODEL' }
const tierOne: Policy = { kind: 'USE_CASE_IS', trait: 'TIER_1' }

describe('the sentence of a policy', () => {
  test.each<[Policy, string]>([
    [report, 'Evidence of the type Red-team report that is at most 180 days old is in force'],
    [
      { kind: 'NO_OPEN_FINDING', severity: 'MEDIUM' },
      'No open finding of medium severity or above is without an override in force',
    ],
    [
      { kind: 'OPEN_FINDINGS_AT_MOST', severity: 'LOW', most: 1 },
      'At most 1 open low finding stands without an override in force',
    ],
    [
      { kind: 'EARLIER_GATES_PASSED', stages: ['INTAKE', 'DATA'] },
      'The Use-case intake and Data preparation gates are approved or not applicable',
    ],
    [{ kind: 'NOT', of: killSwitch }, 'The kill switch was not tested within the last 90 days'],
    [{ kind: 'NOT', of: { kind: 'NOT', of: killSwitch } }, 'The kill switch was tested within the last 90 days'],
    [
      { kind: 'ANY', of: [killSwitch, { kind: 'CLASSIFIED' }] },
      'Either the kill switch was tested within the last 90 days, or the use case is classified',
    ],
    [
      { kind: 'ANY', of: [{ kind: 'NOT', of: fromVendor }, { kind: 'NOT', of: tierOne }, killSwitch] },
      'When a vendor supplies the model and the use case is of tier 1, the kill switch was tested within the last 90 days',
    ],
    [
      { kind: 'NOT', of: { kind: 'ALL', of: [killSwitch, { kind: 'CLASSIFIED' }] } },
      'Either the kill switch was not tested within the last 90 days, or the use case is not classified',
    ],
  ])('of %j reads well', (policy, sentence) => {
    expect(policySentence(policy, titles)).toBe(sentence)
  })
  test('is one for each thing that is asked at once', () => {
    expect(
      policySentences({ kind: 'ALL', of: [killSwitch, { kind: 'ALL', of: [{ kind: 'CLASSIFIED' }] }] }, titles),
    ).toEqual(['The kill switch was tested within the last 90 days', 'The use case is classified'])
    expect(policySentences({ kind: 'ALL', of: [] }, titles)).toEqual([])
  })
  test('is there for every policy, and begins with a capital', () => {
    fc.assert(fc.property(anyPolicy, (policy) => /^[A-Z]/.test(policySentence(policy, titles))))
  })
})
