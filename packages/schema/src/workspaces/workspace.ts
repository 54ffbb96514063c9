import { type Separation, type TeamFunction, teamFunctions } from '@assay/domain'
import { uuidOr } from '@assay/record'
import { builder } from '../builder.ts'
import { EvidenceType } from '../catalogue/evidence-type.ts'
import { GateDefinition } from '../catalogue/gate-definition.ts'
import { Layer } from '../catalogue/layer.ts'
import { Team } from '../identity/team.ts'
import { selected } from '../selected.ts'
import { SeparationType } from './enums.ts'

export const Workspace = builder.prismaNode('Workspace', {
  description: 'The tenant: one organisation’s programme.',
  id: { field: 'id' },
  nullable: true,
  // The snapshot is bound to one workspace: the id of another finds nothing.
  findUnique: (id) => ({ id: uuidOr(id) }),
  fields: (t) => ({
    slug: t.exposeString('slug'),
    name: t.exposeString('name'),
    separation: t.field({ type: SeparationType, resolve: ({ separation }) => separation as Separation }),
    isDemo: t.exposeBoolean('isDemo'),
    teams: t.prismaField({
      type: [Team],
      description: 'In the order of the functions, then by name.',
      resolve: async (query, { id: workspaceId }, _args, { snapshot }) => {
        const teams = await snapshot.db.team.findMany({ ...query, where: { workspaceId }, orderBy: { name: 'asc' } })
        return teams.sort((one, other) => placeOf(one) - placeOf(other))
      },
    }),
    layers: t.prismaField({
      type: [Layer],
      resolve: (query, { id: workspaceId }, _args, { snapshot }) =>
        snapshot.db.layer.findMany({ ...query, where: { workspaceId }, orderBy: { number: 'asc' } }),
    }),
    evidenceTypes: t.prismaField({
      type: [EvidenceType],
      resolve: (query, { id: workspaceId }, _args, { snapshot }) =>
        snapshot.db.evidenceType.findMany({
          ...query,
          where: { workspaceId },
          orderBy: [{ layerNumber: 'asc' }, { name: 'asc' }],
        }),
    }),
    gateDefinitions: t.prismaField({
      type: [GateDefinition],
      description: 'The current revision of each stage, in the order of the stages.',
      resolve: (query, { id: workspaceId }, _args, { snapshot }) =>
        snapshot.db.gateDefinition.findMany({
          ...query,
          where: { workspaceId, isCurrent: true },
          orderBy: { number: 'asc' },
        }),
    }),
  }),
})

const placeOf = (team: { function: string }) => teamFunctions.indexOf(team.function as TeamFunction)

builder.queryField('workspace', (t) =>
  t.prismaField({
    type: Workspace,
    resolve: (query, _root, _args, { snapshot, audience }) =>
      snapshot.db.workspace.findUniqueOrThrow({ ...selected(query), where: { id: audience.workspaceId } }),
  }),
)
