import type { Role, TokenScope } from '../../generated/gql/graphql.ts'

/** In the order of what they may do. */
export const roles: readonly Role[] = ['ADMIN', 'SIGNER', 'CONTRIBUTOR', 'VIEWER', 'AUDITOR', 'GUEST']

export const scopes: readonly TokenScope[] = [
  'READ',
  'INTAKE',
  'FINDINGS_WRITE',
  'EVIDENCE_WRITE',
  'GATES_READ',
  'ADMIN_READ',
]

/** A scope as the command line and the record write it. */
export const scopeCode = (scope: TokenScope): string => scope.toLowerCase().replace('_', ':')
