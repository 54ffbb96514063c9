import type {
  GateDefinitionDraft,
  GateStage,
  RequirementCondition,
  TeamFunction,
} from '../../../generated/gql/graphql.ts'
import { draftOfNodes, inputOfDraft, type PolicyDraft, type PolicyNode, wholeNumber } from './policy-draft.ts'

export type RuleDraft = {
  quorum: string
  concurs: readonly TeamFunction[]
  asksMore: boolean
  highQuorum: string
  oneOf: readonly TeamFunction[]
}

/** A gate definition as it is edited. */
export type DefinitionDraft = {
  stage: GateStage
  requiredEvidence: readonly { type: string; when: RequirementCondition | null }[]
  policy: PolicyDraft
  rule: RuleDraft
  validityDays: string
}

type Told = {
  stage: GateStage
  validityDays: number | null
  requiredEvidence: readonly { when: RequirementCondition | null; evidenceType: { code: string } }[]
  policy: readonly PolicyNode[]
  signerRule: {
    quorum: number
    concurs: readonly TeamFunction[]
    whenHighOrTier1: { quorum: number; oneOf: readonly TeamFunction[] } | null
  }
}

export function draftOfDefinition({
  stage,
  validityDays,
  requiredEvidence,
  policy,
  signerRule,
}: Told): DefinitionDraft {
  const { quorum, concurs, whenHighOrTier1 } = signerRule
  return {
    stage,
    requiredEvidence: requiredEvidence.map(({ when, evidenceType }) => ({ type: evidenceType.code, when })),
    policy: draftOfNodes(policy),
    rule: {
      quorum: String(quorum),
      concurs,
      asksMore: whenHighOrTier1 !== null,
      highQuorum: String(whenHighOrTier1?.quorum ?? 2),
      oneOf: whenHighOrTier1?.oneOf ?? ['SECURITY_LEADERSHIP', 'GRC'],
    },
    validityDays: validityDays === null ? '' : String(validityDays),
  }
}

export function inputOfDefinition({
  stage,
  requiredEvidence,
  policy,
  rule,
  validityDays,
}: DefinitionDraft): GateDefinitionDraft {
  const { quorum, concurs, asksMore, highQuorum, oneOf } = rule
  return {
    stage,
    requiredEvidence: requiredEvidence.map((each) => ({ ...each })),
    policy: inputOfDraft(policy),
    signerRule: {
      quorum: wholeNumber(quorum),
      concurs: [...concurs],
      whenHighOrTier1: asksMore ? { quorum: wholeNumber(highQuorum), oneOf: [...oneOf] } : null,
    },
    validityDays: validityDays.trim() === '' ? null : wholeNumber(validityDays),
  }
}

/** The list with the entry at `from` moved to `to`. */
export function moved<Entry>(entries: readonly Entry[], from: number, to: number): Entry[] {
  const [entry] = entries.slice(from, from + 1)
  if (entry === undefined || to < 0 || to >= entries.length) return [...entries]
  const rest = entries.filter((_, index) => index !== from)
  return [...rest.slice(0, to), entry, ...rest.slice(to)]
}
