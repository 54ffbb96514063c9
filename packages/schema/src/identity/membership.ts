import type { MembershipStatus, Role } from '@assay/domain'
import { visibleInEngagements } from '@assay/record'
import { builder } from '../builder.ts'
import { inWorkspace } from '../tenant-node.ts'
import { MembershipStatusType, RoleType } from './enums.ts'
import { Grant } from './grant.ts'
import { Team } from './team.ts'

export const Membership = builder.prismaNode('Membership', {
  ...inWorkspace,
  description: 'A person’s seat in the workspace.',
  fields: (t) => ({
    name: t.exposeString('name'),
    email: t.string({
      description: 'Empty for guests, who are not shown addresses.',
      resolve: ({ email }, _args, { audience }) => (audience.wholeWorkspace ? email : ''),
    }),
    role: t.field({ type: RoleType, resolve: ({ role }) => role as Role }),
    status: t.field({ type: MembershipStatusType, resolve: ({ status }) => status as MembershipStatus }),
    version: t.exposeInt('version'),
    teams: t.field({
      type: [Team],
      select: (_args, _context, nested) => ({
        teams: { select: { team: nested(true) }, orderBy: { team: { name: 'asc' as const } } },
      }),
      resolve: ({ teams }) => teams.map(({ team }) => team),
    }),
    grants: t.relation('grants', {
      type: Grant,
      description: 'Further roles that are in force.',
      query: (_args, { audience, now }) => ({
        where: {
          AND: [
            { OR: [{ validTo: null }, { validTo: { gt: now() } }] },
            { OR: [{ engagementId: null }, visibleInEngagements(audience)] },
          ],
        },
        orderBy: { createdAt: 'asc' },
      }),
    }),
  }),
})

builder.prismaObjectField(Team, 'members', (t) =>
  t.field({
    type: [Membership],
    description: 'Its active members, by name; none for guests.',
    select: (_args, _context, nested) => ({
      members: {
        select: { membership: nested(true) },
        where: { membership: { status: 'ACTIVE' } },
        orderBy: { membership: { name: 'asc' as const } },
      },
    }),
    resolve: ({ members }, _args, { audience }) =>
      audience.wholeWorkspace ? members.map(({ membership }) => membership) : [],
  }),
)

builder.queryField('members', (t) =>
  t.prismaField({
    type: [Membership],
    description: 'Everyone with a seat, by name; a guest sees their own.',
    resolve: (query, _root, _args, { snapshot, audience, viewer }) =>
      snapshot.db.membership.findMany({
        ...query,
        where: {
          workspaceId: audience.workspaceId,
          ...(audience.wholeWorkspace ? {} : { id: viewer.membershipId ?? '' }),
        },
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
      }),
  }),
)
