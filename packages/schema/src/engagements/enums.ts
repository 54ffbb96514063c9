import { actorRoles, engagementKinds, engagementStatuses, riskClasses } from '@assay/domain'
import { builder } from '../builder.ts'

export const EngagementKind = builder.enumType('EngagementKind', { values: engagementKinds })
export const EngagementStatus = builder.enumType('EngagementStatus', { values: engagementStatuses })
export const ActorRole = builder.enumType('ActorRole', { values: actorRoles })
export const RiskClass = builder.enumType('RiskClass', { values: riskClasses })
