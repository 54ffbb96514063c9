export const gateStages = [
  'INTAKE',
  'DATA',
  'TRAINING',
  'EVALUATION',
  'DEPLOYMENT',
  'MONITORING',
  'RETIREMENT',
] as const
export type GateStage = (typeof gateStages)[number]

export const gateSubjects = ['ENGAGEMENT', 'DATASET_VERSION', 'MODEL_VERSION'] as const
export type GateSubject = (typeof gateSubjects)[number]

export const gateStatuses = [
  'NOT_STARTED',
  'COLLECTING',
  'READY',
  'APPROVED',
  'APPROVED_WITH_CONDITIONS',
  'RETURNED',
  'REJECTED',
  'STALE',
  'REVOKED',
  'NOT_APPLICABLE',
] as const
export type GateStatus = (typeof gateStatuses)[number]

/** One signature decides, by the holder of the A; the others concur. */
export const signatureMeanings = ['DECIDES', 'CONCURS'] as const
export type SignatureMeaning = (typeof signatureMeanings)[number]

export const signatureMethods = ['PASSWORD', 'TOTP', 'PASSKEY', 'IMPORTED'] as const
export type SignatureMethod = (typeof signatureMethods)[number]
/** How a person can prove to be there; what was taken over from elsewhere was signed there. */
export const sessionMethods = ['PASSWORD', 'TOTP', 'PASSKEY'] as const satisfies readonly SignatureMethod[]
export type SessionMethod = (typeof sessionMethods)[number]

/** PENDING until its quorum has signed. */
export const decisionStatuses = ['PENDING', 'EFFECTIVE', 'REVOKED', 'SUPERSEDED'] as const
export type DecisionStatus = (typeof decisionStatuses)[number]

export function isApproved(status: GateStatus): boolean {
  return status === 'APPROVED' || status === 'APPROVED_WITH_CONDITIONS'
}

/** Whether the gates after this one may go ahead. */
export function isPassed(status: GateStatus): boolean {
  return isApproved(status) || status === 'NOT_APPLICABLE'
}
