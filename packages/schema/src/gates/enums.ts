import {
  decisionStatuses,
  gateDecisions,
  gateStages,
  gateStatuses,
  gateSubjects,
  reviewOutcomes,
  sessionMethods,
  signatureMeanings,
} from '@assay/domain'
import { builder } from '../builder.ts'

export const GateStage = builder.enumType('GateStage', { values: gateStages })
export const GateStatus = builder.enumType('GateStatus', { values: gateStatuses })
export const GateSubjectType = builder.enumType('GateSubjectType', { values: gateSubjects })
export const GateDecisionCode = builder.enumType('GateDecisionCode', {
  values: [...gateDecisions, 'REVOKE', 'NOT_APPLICABLE'] as const,
})
export const GateDecisionStatus = builder.enumType('GateDecisionStatus', { values: decisionStatuses })
export const SignatureKind = builder.enumType('SignatureKind', { values: signatureMeanings })
export const ReviewOutcomeType = builder.enumType('ReviewOutcome', { values: reviewOutcomes })
export const PresenceMethod = builder.enumType('PresenceMethod', { values: sessionMethods })
export const ReadinessResult = builder.enumType('ReadinessResult', { values: ['READY', 'NOT_READY'] as const })
