import { parse } from 'graphql'
import { describe, expect, test } from 'vitest'
import { aViewer } from '../../../../test/support/builders.ts'
import { questionOf } from './request.ts'

const viewer = aViewer('00000000-0000-4000-8000-000000000001')
const document = parse('subscription ($a: String, $s: ActivityScope) { activity(after: $a, scope: $s) { __typename } }')
const asked = (variables: object, audience = viewer.audience) =>
  questionOf({ document, operationName: null, variables: { ...variables }, viewer }, audience)

describe('two requests of one document', () => {
  test('ask the same wherever each resumes, and in whatever order its variables stand', () => {
    expect(asked({ a: 'one', s: {} })).toBe(asked({ s: {}, a: 'two' }))
  })
  test('ask something else with another scope or for another audience', () => {
    const other = { ...viewer.audience, engagementIds: ['00000000-0000-4000-8000-000000000002'] }
    const questions = [asked({ s: {} }), asked({ s: { finding: 'x' } }), asked({ s: {} }, other)]
    expect(new Set(questions).size).toBe(3)
  })
  test('cost the same to keep, however long their variables are', () => {
    expect(asked({ padding: 'x'.repeat(60_000) })).toHaveLength(asked({}).length)
  })
})
