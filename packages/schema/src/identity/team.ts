import type { TeamFunction } from '@assay/domain'
import { builder } from '../builder.ts'
import { inWorkspace } from '../tenant-node.ts'
import { TeamFunctionType } from './enums.ts'

export const Team = builder.prismaNode('Team', {
  ...inWorkspace,
  description: 'A function in the responsibility split.',
  fields: (t) => ({
    slug: t.exposeString('slug'),
    name: t.exposeString('name'),
    function: t.field({ type: TeamFunctionType, resolve: (team) => team.function as TeamFunction }),
    description: t.exposeString('description'),
  }),
})
