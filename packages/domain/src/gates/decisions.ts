import { type GateStage, type GateStatus, isApproved } from './words.ts'

export const gateDecisions = [
  'PROCEED',
  'MODIFY_SCOPE',
  'BLOCK',
  'APPROVE',
  'APPROVE_WITH_CONDITIONS',
  'RETURN',
  'REJECT',
  'CONTINUE',
  'MITIGATE',
  'ROLL_BACK',
  'RETIRE',
] as const
export type GateDecision = (typeof gateDecisions)[number]

/** What a decision on the record can say: besides those of the stages, that the gate does not apply, or holds no more. */
export type GateOutcome = GateDecision | 'NOT_APPLICABLE' | 'REVOKE'

const approval = ['APPROVE', 'APPROVE_WITH_CONDITIONS', 'RETURN', 'REJECT'] as const

const decisionsOf: { readonly [stage in GateStage]: readonly GateDecision[] } = {
  INTAKE: ['PROCEED', 'MODIFY_SCOPE', 'BLOCK'],
  DATA: approval,
  TRAINING: approval,
  EVALUATION: approval,
  DEPLOYMENT: approval,
  MONITORING: ['CONTINUE', 'MITIGATE', 'ROLL_BACK', 'RETIRE'],
  RETIREMENT: approval,
}

/**
 * What each decision makes of the gate. Mitigations are conditions: each has an owner and a date. A roll-back returns
 * the gate, which the record of the roll-back then reopens; retiring settles it, so that the retirement gate can follow.
 */
const statusAfter: { readonly [decision in GateOutcome]: GateStatus } = {
  PROCEED: 'APPROVED',
  MODIFY_SCOPE: 'RETURNED',
  BLOCK: 'REJECTED',
  APPROVE: 'APPROVED',
  APPROVE_WITH_CONDITIONS: 'APPROVED_WITH_CONDITIONS',
  RETURN: 'RETURNED',
  REJECT: 'REJECTED',
  CONTINUE: 'APPROVED',
  MITIGATE: 'APPROVED_WITH_CONDITIONS',
  ROLL_BACK: 'RETURNED',
  RETIRE: 'APPROVED',
  NOT_APPLICABLE: 'NOT_APPLICABLE',
  REVOKE: 'REVOKED',
}

export function decisionsAt(stage: GateStage): readonly GateDecision[] {
  return decisionsOf[stage]
}

/** The gate's status once the decision has all its signatures. */
export function statusAfterDecision(decision: GateOutcome): GateStatus {
  return statusAfter[decision]
}

/** An approval needs a READY gate; stopping and sending back never do. */
export function approves(decision: GateOutcome): boolean {
  return isApproved(statusAfter[decision])
}

export function setsConditions(decision: GateDecision): boolean {
  return statusAfter[decision] === 'APPROVED_WITH_CONDITIONS'
}
