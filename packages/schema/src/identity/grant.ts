import type { Role } from '@assay/domain'
import { builder } from '../builder.ts'
import { inWorkspace } from '../tenant-node.ts'
import { RoleType } from './enums.ts'

export const Grant = builder.prismaNode('Grant', {
  ...inWorkspace,
  description: 'A further role of a member, in the whole workspace or in one engagement.',
  authScopes: ({ engagementId }, { sees, audience }) =>
    engagementId === null ? audience.wholeWorkspace : sees.engagement(engagementId),
  fields: (t) => ({
    role: t.field({ type: RoleType, resolve: ({ role }) => role as Role }),
    engagement: t.relation('engagement', { nullable: true }),
    validTo: t.expose('validTo', { type: 'DateTime', nullable: true }),
  }),
})
