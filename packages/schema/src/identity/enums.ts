import { acts, membershipStatuses, roles, teamFunctions } from '@assay/domain'
import { builder } from '../builder.ts'

export const RoleType = builder.enumType('Role', { values: roles })
export const TeamFunctionType = builder.enumType('TeamFunction', { values: teamFunctions })
export const MembershipStatusType = builder.enumType('MembershipStatus', { values: membershipStatuses })
export const ActType = builder.enumType('Act', { values: acts })
export const TokenScopeType = builder.enumType('TokenScope', {
  values: {
    READ: { value: 'read' },
    INTAKE: { value: 'intake' },
    FINDINGS_WRITE: { value: 'findings:write' },
    EVIDENCE_WRITE: { value: 'evidence:write' },
    GATES_READ: { value: 'gates:read' },
    ADMIN_READ: { value: 'admin:read' },
    BOARD: { value: 'board' },
  } as const,
})
