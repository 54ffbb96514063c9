import type { RaciCell, RaciScopeKind } from '@assay/domain'
import { type RaciRow as Row, raciRowId, raciRowRef, readRaciRows, visibleEngagements } from '@assay/record'
import { batched, byId, present } from '../batched.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { Membership } from '../identity/membership.ts'
import { Team } from '../identity/team.ts'
import { memberOf, teamOf } from '../row-loaders.ts'
import { inWorkspace } from '../tenant-node.ts'
import { RaciCode, ResponsibilityScope, ResponsibilitySeat } from './enums.ts'

/** Rows of the matrix refer to their cells and cells to their row, so both stand here. */

const rowOf = batched(async ({ snapshot, audience }, ids) => {
  const rows = await readRaciRows(snapshot, audience.workspaceId, ids)
  return byId(rows.filter((row) => row !== null))
})

const RowRef = builder.objectRef<Row>('RaciRow')

export const Responsibility = builder.prismaNode('Responsibility', {
  ...inWorkspace,
  description: 'One cell of the responsibility matrix.',
  // The programme's matrix is every member's and guest's to see: it names teams, and no engagement.
  authScopes: ({ engagementId }, { sees }) => engagementId === null || sees.engagement(engagementId),
  fields: (t) => ({
    scope: t.field({ type: ResponsibilityScope, resolve: ({ scope }) => scope as RaciScopeKind }),
    scopeCode: t.exposeString('scopeCode'),
    seat: t.field({
      type: ResponsibilitySeat,
      resolve: ({ seat }) => (seat === 'USE_CASE_OWNER' ? 'USE_CASE_OWNER' : 'TEAM'),
    }),
    team: t.field({
      type: Team,
      nullable: true,
      resolve: ({ teamId }, _args, context) => (teamId === null ? null : teamOf(context, teamId)),
    }),
    code: t.field({
      type: RaciCode,
      nullable: true,
      description: 'Null when the cell was cleared.',
      resolve: ({ code }) => (code === '' ? null : (code as Exclude<RaciCell, ''>)),
    }),
    person: t.field({
      type: Membership,
      nullable: true,
      description: 'Whom of the team the cell names.',
      resolve: ({ membershipId }, _args, context) => (membershipId === null ? null : memberOf(context, membershipId)),
    }),
    overrides: t.boolean({
      description: "The engagement's own; any other cell of its matrix is the programme's.",
      resolve: ({ engagementId, inherits }) => engagementId !== null && !inherits,
    }),
    since: t.expose('since', { type: 'DateTime' }),
    version: t.exposeInt('version'),
    row: t.field({
      type: RowRef,
      resolve: async ({ scope, scopeCode, engagementId }, _args, context) => {
        const id = raciRowId({ scope: scope as RaciScopeKind, scopeCode, engagementId })
        return present(await rowOf(context, id))
      },
    }),
    changedBy: t.field({
      type: Membership,
      nullable: true,
      resolve: ({ changedById }, _args, context) => (changedById === null ? null : memberOf(context, changedById)),
    }),
  }),
})

const RaciProblem = builder.objectRef<Row['problems'][number]>('RaciProblem').implement({
  fields: (t) => ({
    code: t.exposeString('code'),
    message: t.exposeString('message'),
    left: t.stringList({ description: 'Who held it and left.', resolve: ({ left }) => [...left] }),
  }),
})

export const RaciRow = builder.node(RowRef, {
  description: 'A layer, gate or control, with who answers for it.',
  id: { resolve: ({ id }) => id },
  loadMany: async (ids: string[], context: Context) => {
    const seen = await visibleRows(context, ids)
    return Promise.all(ids.map(async (id) => (seen.has(id) ? ((await rowOf(context, id)) ?? null) : null)))
  },
  fields: (t) => ({
    scope: t.field({ type: ResponsibilityScope, resolve: ({ scope }) => scope }),
    scopeCode: t.exposeString('scopeCode'),
    name: t.exposeString('name'),
    group: t.exposeString('group', { description: 'What it stands under: the layers, the gates, or its layer.' }),
    layerCode: t.exposeString('layerCode', {
      nullable: true,
      description: 'The layer that it is, or is a control of.',
    }),
    cells: t.field({
      type: [Responsibility],
      description: 'The cells that were ever set; a cleared one has no code.',
      resolve: ({ cells }) => cells,
    }),
    problems: t.field({
      type: [RaciProblem],
      description: 'Not exactly one A, or no R.',
      resolve: ({ problems }) => problems,
    }),
    unowned: t.exposeBoolean('unowned', { description: 'A control that nobody is responsible for.' }),
  }),
})

/** Of these rows those of the programme, and those of engagements that are there and may be seen. */
async function visibleRows({ snapshot, audience }: Context, ids: readonly string[]): Promise<Set<string>> {
  const named = ids.flatMap((id) => raciRowRef(id)?.engagementId ?? [])
  const found =
    named.length === 0
      ? []
      : await snapshot.db.engagement.findMany({
          where: { AND: [visibleEngagements(audience), { id: { in: named } }] },
          select: { id: true },
        })
  const engagements = new Set(found.map(({ id }) => id))
  return new Set(
    ids.filter((id) => {
      const ref = raciRowRef(id)
      return ref !== null && (ref.engagementId === null || engagements.has(ref.engagementId))
    }),
  )
}
