import type { Severity } from '../findings/severity.ts'
import type { GateStage } from '../gates/words.ts'

/** What a policy can ask of the record. The family is closed: each kind has its facts, its sentence and its reasons. */
export const conditionKinds = [
  'EVIDENCE_IN_FORCE',
  'NO_OPEN_FINDING',
  'OPEN_FINDINGS_AT_MOST',
  'RACI_COMPLETE',
  'EARLIER_GATES_PASSED',
  'OWASP_COVERED',
  'VENDOR_ASSESSED',
  'KILL_SWITCH_TESTED',
  'DATASETS_NAMED',
  'CLASSIFIED',
  'USE_CASE_IS',
] as const
export type ConditionKind = (typeof conditionKinds)[number]

export const compositionKinds = ['ALL', 'ANY', 'NOT'] as const
export type CompositionKind = (typeof compositionKinds)[number]

export const policyKinds = [...compositionKinds, ...conditionKinds] as const
export type PolicyKind = (typeof policyKinds)[number]

/** The two lists of OWASP that coverage is stated for; each has ten entries an edition. */
export const owaspLists = ['LLM', 'AGENTIC'] as const
export type OwaspList = (typeof owaspLists)[number]
export const owaspEntries = 10

/** What may be true of a use case, so that a policy can ask more of some than of others. */
export const useCaseTraits = ['VENDOR_MODEL', 'HAS_TOOLS', 'HIGH_RISK', 'TIER_1'] as const
export type UseCaseTrait = (typeof useCaseTraits)[number]

export type PolicyCondition =
  /** `days`: how old it may be at most, counted from the day it takes effect; null for any age. */
  | { kind: 'EVIDENCE_IN_FORCE'; evidenceType: string; days: number | null }
  /** None at or above the severity that no override in force covers. */
  | { kind: 'NO_OPEN_FINDING'; severity: Severity }
  /** Of exactly this severity, those under an override in force not counted. */
  | { kind: 'OPEN_FINDINGS_AT_MOST'; severity: Severity; most: number }
  /** Exactly one A and at least one R for this gate. */
  | { kind: 'RACI_COMPLETE' }
  | { kind: 'EARLIER_GATES_PASSED'; stages: readonly GateStage[] }
  | { kind: 'OWASP_COVERED'; list: OwaspList; edition: string }
  /** Holds where no vendor supplies the model. */
  | { kind: 'VENDOR_ASSESSED'; days: number | null }
  | { kind: 'KILL_SWITCH_TESTED'; days: number }
  | { kind: 'DATASETS_NAMED' }
  | { kind: 'CLASSIFIED' }
  | { kind: 'USE_CASE_IS'; trait: UseCaseTrait }

/** A tree of conditions. ALL of none holds; ANY of none is refused on the way in. */
export type Policy =
  | PolicyCondition
  | { kind: 'ALL'; of: readonly Policy[] }
  | { kind: 'ANY'; of: readonly Policy[] }
  | { kind: 'NOT'; of: Policy }

export const noPolicy: Policy = { kind: 'ALL', of: [] }

/** A policy is for people to read: deeper or longer than this, nobody can. */
export const policyLimits = { depth: 6, conditions: 40, days: 3650, findings: 1000 } as const
