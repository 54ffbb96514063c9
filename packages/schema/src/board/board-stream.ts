import { movesFigures } from '@assay/domain'
import { boardKinds, decodeCursor, readBoardFact } from '@assay/record'
import { Resync } from '../activity/activity-stream.ts'
import { present } from '../batched.ts'
import { builder, onBoard } from '../builder.ts'
import { follow } from '../live/live-source.ts'
import { Board, boardNow } from './board.ts'
import { BoardFact } from './board-fact.ts'

builder.subscriptionField('board', (t) =>
  t.field({
    type: Board,
    ...onBoard,
    description: 'The board at once, and again, at most four times a second, when something moves it.',
    subscribe: () => follow({ follows: 'figures', moves: ({ kind }) => movesFigures(kind) }),
    resolve: (_event, _args, context) => boardNow(context),
  }),
)

const BoardEvent = builder.unionType('BoardEvent', {
  types: [BoardFact, Resync],
  resolveType: (event) => ('kind' in event ? 'BoardFact' : 'Resync'),
})

builder.subscriptionField('boardFacts', (t) =>
  t.field({
    type: BoardEvent,
    ...onBoard,
    description:
      'Every fact that a wall tells after the cursor, in order, then each new one. Without `after`, from now.',
    args: { after: t.arg.string() },
    subscribe: (_root, { after }) =>
      follow({ follows: 'log', scope: {}, kinds: boardKinds, after: after == null ? null : decodeCursor(after) }),
    resolve: async (event, _args, { snapshot, audience }) =>
      event.type === 'activity' ? present(await readBoardFact(snapshot, audience, event.activity.seq)) : event,
  }),
)
