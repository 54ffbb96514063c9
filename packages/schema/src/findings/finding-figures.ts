import { movesFindings } from '@assay/domain'
import { encodeCursor, type FindingFigures as Figures, readActivityHead, readFindingFigures } from '@assay/record'
import { builder } from '../builder.ts'
import { follow } from '../live/live-source.ts'
import { FindingFilter, filterOf } from './finding-connection.ts'
import { SeverityCounts } from './severity-counts.ts'

const FindingFigures = builder.objectRef<Figures>('FindingFigures').implement({
  description: 'What stands above a list of findings.',
  fields: (t) => ({
    cursor: t.string({
      description: 'They are true at this place of the log.',
      resolve: async (_figures, _args, { snapshot, audience }) =>
        encodeCursor(await readActivityHead(snapshot, audience)),
    }),
    counts: t.field({ type: SeverityCounts, resolve: ({ counts }) => counts }),
    newest: t.stringList({
      description: 'The keys of the hundred that came last, newest first.',
      resolve: ({ newest }) => newest,
    }),
  }),
})

builder.subscriptionField('findingFigures', (t) =>
  t.field({
    type: FindingFigures,
    description: 'The findings that match: counted at once, and again, at most four times a second, when they change.',
    args: { filter: t.arg({ type: FindingFilter }) },
    subscribe: () => follow({ follows: 'figures', moves: ({ kind }) => movesFindings(kind) }),
    resolve: (_event, { filter }, { snapshot, audience, now }) =>
      readFindingFigures(snapshot, audience, filterOf(filter), now()),
  }),
)
