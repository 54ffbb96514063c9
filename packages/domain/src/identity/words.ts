/** A member holds a set of roles: an administrator signs only when also a signer. */
export const roles = ['ADMIN', 'CONTRIBUTOR', 'SIGNER', 'VIEWER', 'AUDITOR', 'GUEST'] as const
export type Role = (typeof roles)[number]

/** The functions of the responsibility split; the first eight are seeded in every workspace. */
export const teamFunctions = [
  'DATA_ENGINEERING',
  'ML_PLATFORM',
  'APPSEC',
  'PRODUCT_SECURITY',
  'AI_RED_TEAM',
  'SECURITY_OPERATIONS',
  'GRC',
  'SECURITY_LEADERSHIP',
  'LEGAL',
  'SRE',
  'CLOUD_SECURITY',
  'OTHER',
] as const
export type TeamFunction = (typeof teamFunctions)[number]
export const seededTeamFunctions = teamFunctions.slice(0, 8)

/** The functions that oversee the programme: one of them signs whatever is high risk, and they edit its definitions. */
export const oversightFunctions = ['SECURITY_LEADERSHIP', 'GRC'] as const satisfies readonly TeamFunction[]

export function isOversight(team: TeamFunction): boolean {
  return oversightFunctions.some((each) => each === team)
}

export const membershipStatuses = ['INVITED', 'ACTIVE', 'SUSPENDED', 'REMOVED'] as const
export type MembershipStatus = (typeof membershipStatuses)[number]

/** `board` stands alone: whoever stands before a wall screen holds it. */
export const tokenScopes = [
  'read',
  'intake',
  'findings:write',
  'evidence:write',
  'gates:read',
  'admin:read',
  'board',
] as const
export type TokenScope = (typeof tokenScopes)[number]

/** STRICT: producers never sign. COMPACT: a workspace too small for that may take the single-signer exception. */
export const separations = ['STRICT', 'COMPACT'] as const
export type Separation = (typeof separations)[number]
