import { filterRaci, type RaciMatrix as Matrix, readRaci } from '@assay/record'
import { asOf } from '../as-of.ts'
import { builder } from '../builder.ts'
import { given } from '../given.ts'
import { Team } from '../identity/team.ts'
import { ResponsibilityScope } from './enums.ts'
import { matrixOf } from './raci-matrix-key.ts'
import { RaciRow } from './responsibility.ts'

const RaciFilter = builder.inputType('RaciFilter', {
  fields: (t) => ({
    scopes: t.field({ type: [ResponsibilityScope] }),
    gaps: t.boolean({ description: 'Rows with a gap or a double, and controls that nobody is responsible for.' }),
    unowned: t.boolean({ description: 'Controls that nobody is responsible for, and nothing else.' }),
  }),
})

type Asked = Matrix & { filter: Parameters<typeof filterRaci>[1] }

const RaciMatrix = builder.objectRef<Asked>('RaciMatrix').implement({
  description: "The programme's responsibilities or, for an engagement, its own over the programme's.",
  fields: (t) => ({
    teams: t.field({
      type: [Team],
      description: "The columns beside the use-case owner's seat.",
      resolve: ({ teams }) => teams,
    }),
    rows: t.field({ type: [RaciRow], resolve: ({ rows, filter }) => filterRaci(rows, filter) }),
    problemCount: t.int({
      description: 'How many rows have a gap or a double.',
      resolve: ({ rows }) => rows.filter(({ problems }) => problems.length > 0).length,
    }),
    unownedControls: t.int({ resolve: ({ rows }) => rows.filter(({ unowned }) => unowned).length }),
  }),
})

builder.queryField('raci', (t) =>
  t.field({
    type: RaciMatrix,
    args: {
      engagementKey: t.arg.string(),
      filter: t.arg({ type: RaciFilter }),
      asOf: asOf(t),
    },
    resolve: async (_root, { engagementKey, filter }, context) => {
      const engagementId = await matrixOf(context, engagementKey)
      const matrix = await readRaci(context.snapshot, context.audience.workspaceId, engagementId)
      return { ...matrix, filter: given(filter ?? {}) }
    },
  }),
)
