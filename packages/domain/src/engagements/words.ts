export const engagementKinds = ['AI_USE_CASE', 'APPLICATION', 'ASSESSMENT'] as const
export type EngagementKind = (typeof engagementKinds)[number]

export const engagementStatuses = [
  'DRAFT',
  'CLASSIFIED',
  'APPROVED',
  'SCOPE_CHANGE',
  'BLOCKED',
  'LIVE',
  'SUSPENDED',
  'RECLASSIFY',
  'RETIRING',
  'RETIRED',
] as const
export type EngagementStatus = (typeof engagementStatuses)[number]

/** The organisation's part under the EU AI Act, Article 3(3) and (4). */
export const actorRoles = ['PROVIDER', 'DEPLOYER', 'BOTH'] as const
export type ActorRole = (typeof actorRoles)[number]

/** 1 is the most critical. */
export const tiers = [1, 2, 3, 4] as const
export type Tier = (typeof tiers)[number]

/** EU AI Act: Article 5, Article 6(1) with Annex I, Article 6(2) with Annex III, Article 6(3), or none of them. */
export const riskClasses = ['PROHIBITED', 'HIGH_ANNEX_I', 'HIGH_ANNEX_III', 'EXEMPT_6_3', 'NOT_HIGH'] as const
export type RiskClass = (typeof riskClasses)[number]

/** A prohibited practice is held to at least what a high-risk one is. */
export function isHighRisk(riskClass: RiskClass): boolean {
  return riskClass === 'PROHIBITED' || riskClass === 'HIGH_ANNEX_I' || riskClass === 'HIGH_ANNEX_III'
}
