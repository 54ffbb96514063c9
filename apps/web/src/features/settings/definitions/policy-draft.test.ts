import { describe, expect, test } from 'vitest'
import {
  addPart,
  changePart,
  draftOfNodes,
  inputOfDraft,
  newPart,
  type PolicyNode,
  removePart,
} from './policy-draft.ts'

const node = (path: number[], kind: PolicyNode['kind'], values: Partial<PolicyNode> = {}): PolicyNode => ({
  ...{ path, kind, evidenceType: null, days: null, severity: null, most: null },
  ...{ stages: [], list: null, edition: null, trait: null },
  ...values,
})
const told = [
  node([], 'ALL'),
  node([0], 'ANY'),
  node([0, 0], 'NOT'),
  node([0, 0, 0], 'USE_CASE_IS', { trait: 'TIER_1' }),
  node([0, 1], 'KILL_SWITCH_TESTED', { days: 90 }),
  node([1], 'EVIDENCE_IN_FORCE', { evidenceType: 'AIBOM' }),
]

describe('a policy that is edited', () => {
  test('is sent as it was told', () => {
    expect(inputOfDraft(draftOfNodes(told))).toEqual({
      kind: 'ALL',
      of: [
        {
          kind: 'ANY',
          of: [
            { kind: 'NOT', of: [{ kind: 'USE_CASE_IS', trait: 'TIER_1' }] },
            { kind: 'KILL_SWITCH_TESTED', days: 90 },
          ],
        },
        { kind: 'EVIDENCE_IN_FORCE', evidenceType: 'AIBOM', days: null },
      ],
    })
  })
  test('begins with a group in which all has to hold', () => {
    const draft = draftOfNodes([node([], 'NOT'), node([0], 'CLASSIFIED')])
    expect(inputOfDraft(draft)).toEqual({ kind: 'ALL', of: [{ kind: 'NOT', of: [{ kind: 'CLASSIFIED' }] }] })
    expect(inputOfDraft(draftOfNodes([]))).toEqual({ kind: 'ALL', of: [] })
  })
  test('grows, changes and shrinks at any depth', () => {
    const draft = draftOfNodes(told)
    const group = draft.of[0]?.key ?? ''
    const part = newPart('CLASSIFIED')
    const grown = addPart(draft, group, part)
    expect(grown.of[0]?.of.map(({ kind }) => kind)).toEqual(['USE_CASE_IS', 'KILL_SWITCH_TESTED', 'CLASSIFIED'])
    expect(changePart(grown, part.key, { negated: true }).of[0]?.of[2]?.negated).toBe(true)
    expect(removePart(grown, part.key)).toEqual(draft)
    expect(removePart(grown, group).of).toHaveLength(1)
  })
  test('sends no number that is none', () => {
    expect(inputOfDraft({ ...newPart('KILL_SWITCH_TESTED'), days: 'soon' })).toEqual({
      kind: 'KILL_SWITCH_TESTED',
      days: 0,
    })
    expect(inputOfDraft({ ...newPart('VENDOR_ASSESSED'), days: ' ' })).toEqual({ kind: 'VENDOR_ASSESSED', days: null })
  })
})
