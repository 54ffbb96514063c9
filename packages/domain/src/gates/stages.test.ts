import { describe, expect, test } from 'vitest'
import { approves, decisionsAt, setsConditions, statusAfterDecision } from './decisions.ts'
import { gateStage, gateStageOfNumber } from './stages.ts'
import { gateStages } from './words.ts'

describe('the stages of the lifecycle', () => {
  test('are numbered from 1 to 7', () => {
    expect(gateStages.map((stage) => gateStage(stage).number)).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(gateStages.map((_, index) => gateStageOfNumber(index + 1))).toEqual(gateStages)
    expect([gateStageOfNumber(0), gateStageOfNumber(8)]).toEqual([null, null])
  })
  test.each(gateStages)('let %s be approved, and be stopped or sent back without an approval', (stage) => {
    const decisions = decisionsAt(stage)
    expect(decisions.some((decision) => approves(decision))).toBe(true)
    expect(decisions.some((decision) => !approves(decision))).toBe(true)
  })
  test('know which decisions set conditions', () => {
    expect(decisionsAt('DEPLOYMENT').filter(setsConditions)).toEqual(['APPROVE_WITH_CONDITIONS'])
    expect(statusAfterDecision('MODIFY_SCOPE')).toBe('RETURNED')
  })
})
