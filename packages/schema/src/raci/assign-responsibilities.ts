import { assignResponsibilities, type RaciRow as Row, raciRowId, readRaciRows } from '@assay/record'
import type { Responsibility as Cell } from '@assay/record/client'
import { builder } from '../builder.ts'
import { command } from '../command.ts'
import type { Context } from '../context.ts'
import { idOf } from '../id-of.ts'
import { refusals } from '../refusal.ts'
import { cellOf, ResponsibilityCellInput } from './cell-input.ts'
import { RaciRow, Responsibility } from './responsibility.ts'

export type Assigned = { cells: Cell[]; rows: Row[] }

export const ResponsibilitiesAssigned = builder.objectRef<Assigned>('ResponsibilitiesAssigned').implement({
  description: 'What was set, and the rows as they stand now.',
  fields: (t) => ({
    cells: t.field({ type: [Responsibility], resolve: ({ cells }) => cells }),
    rows: t.field({ type: [RaciRow], resolve: ({ rows }) => rows }),
  }),
})

const AssignResponsibilitiesInput = builder.inputType('AssignResponsibilitiesInput', {
  description: 'All of the cells are set, or none.',
  fields: (t) => ({
    engagementId: t.globalID({ description: "The programme's matrix, when it is left out." }),
    cells: t.field({ type: [ResponsibilityCellInput], required: true }),
    idempotencyKey: t.string(),
  }),
})

builder.mutationField('assignResponsibilities', (t) =>
  t.field({
    type: ResponsibilitiesAssigned,
    errors: refusals,
    description: 'Sets many cells of one matrix in one change, such as a pasted range.',
    args: { input: t.arg({ type: AssignResponsibilitiesInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      const { engagementId: given, cells } = input
      const engagementId = given == null ? null : idOf(given, 'Engagement', ['engagementId'])
      const ids = await command(context, 'assignResponsibilities', input, (viewer) =>
        assignResponsibilities(context.record, viewer, { engagementId, cells: cells.map(cellOf) }),
      )
      return readAssigned(context, engagementId, ids)
    },
  }),
)

/** The cells by their ids, and their rows. */
export async function readAssigned(
  { snapshot, audience }: Context,
  engagementId: string | null,
  ids: readonly string[],
): Promise<Assigned> {
  const cells = await snapshot.db.responsibility.findMany({
    where: { workspaceId: audience.workspaceId, id: { in: [...ids] } },
  })
  const rowIds = new Set(
    cells.map(({ scope, scopeCode }) => raciRowId({ scope: scope as Row['scope'], scopeCode, engagementId })),
  )
  const rows = await readRaciRows(snapshot, audience.workspaceId, [...rowIds])
  return { cells, rows: rows.filter((row) => row !== null) }
}
