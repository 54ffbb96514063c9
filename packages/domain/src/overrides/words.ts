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

/** For whom an approval of an override counts. */
export const overrideSeats = ['USE_CASE_OWNER', 'CISO', 'APPSEC_LEAD', 'TEAM_LEAD', 'TRIAGER'] as const
export type OverrideSeat = (typeof overrideSeats)[number]
