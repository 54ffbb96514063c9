import { type MatrixGaps, readRaciGaps } from '@assay/record'
import { builder } from '../builder.ts'
import { keyOf, selected } from '../selected.ts'
import { RaciRow } from './responsibility.ts'

const RaciGaps = builder.objectRef<MatrixGaps>('RaciGaps').implement({
  description: "What is wrong with one matrix: the programme's, or that of an engagement which sets cells of its own.",
  fields: (t) => ({
    engagement: t.prismaField({
      type: 'Engagement',
      nullable: true,
      description: "Null is the programme's matrix.",
      resolve: (query, { engagementId }, _args, context) =>
        engagementId === null
          ? null
          : context.snapshot.db.engagement.findUnique({ ...selected(query), where: keyOf(context, engagementId) }),
    }),
    ownCells: t.exposeInt('ownCells', { description: 'How many cells the engagement sets itself.' }),
    rows: t.field({
      type: [RaciRow],
      description: 'Rows without exactly one A or without an R.',
      resolve: ({ rows }) => rows,
    }),
  }),
})

builder.queryField('raciGaps', (t) =>
  t.field({
    type: [RaciGaps],
    description: 'Gaps and doubles of all matrices: the programme first, then each engagement that differs from it.',
    resolve: (_root, _args, { snapshot, audience }) => readRaciGaps(snapshot, audience),
  }),
)
