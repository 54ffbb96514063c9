import type { GateDecisionCode, GateStatus } from '../../generated/gql/graphql.ts'

const approving: readonly GateDecisionCode[] = [
  'PROCEED',
  'APPROVE',
  'APPROVE_WITH_CONDITIONS',
  'CONTINUE',
  'MITIGATE',
  'RETIRE',
]
const settled: readonly GateStatus[] = [
  'APPROVED',
  'APPROVED_WITH_CONDITIONS',
  'RETURNED',
  'REJECTED',
  'REVOKED',
  'NOT_APPLICABLE',
]

/** An approval needs a gate that is ready; stopping and sending back never do. */
export const needsReady = (decision: GateDecisionCode): boolean => approving.includes(decision)

/** Decisions whose conditions each name an owner and an expiry. */
export const setsConditions = (decision: GateDecisionCode): boolean =>
  decision === 'APPROVE_WITH_CONDITIONS' || decision === 'MITIGATE'

/** Whether the gate waits for nobody's decision now. */
export const isSettled = (status: GateStatus): boolean => settled.includes(status)
