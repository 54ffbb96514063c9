export const overrideTypes = ['FALSE_POSITIVE', 'RISK_ACCEPTED', 'SEVERITY_ADJUSTED', 'DEFERRED'] as const
export type OverrideType = (typeof overrideTypes)[number]

export const overrideStatuses = [
  'PROPOSED',
  'ACTIVE',
  'REJECTED',
  'WITHDRAWN',
  'EXPIRED',
  'REVOKED',
  'SUPERSEDED',
] as const
export type OverrideStatus = (typeof overrideStatuses)[number]
