import { type BoardShape, encodeCursor, type Figure, openBoard, readActivityHead } from '@assay/record'
import { builder, onBoard } from '../builder.ts'
import type { Context } from '../context.ts'
import { FigureCode, TrendPoint } from '../posture/posture.ts'
import { BoardFact } from './board-fact.ts'
import { BoardRow } from './board-row.ts'

const BoardFigure = builder.objectRef<Figure>('BoardFigure').implement({
  description: 'A figure of the posture, without its door.',
  fields: (t) => ({
    code: t.field({ type: FigureCode, resolve: ({ code }) => code }),
    label: t.exposeString('label'),
    value: t.exposeInt('value'),
    of: t.exposeInt('of', { nullable: true }),
    aiSpecific: t.exposeInt('aiSpecific', { nullable: true }),
    classical: t.exposeInt('classical', { nullable: true }),
  }),
})

export const Board = builder.objectRef<BoardShape>('Board').implement({
  description: 'What a wall screen shows: how the programme stands, with teams in place of people.',
  fields: (t) => ({
    workspace: t.string({ resolve: (board) => board.workspace() }),
    cursor: t.string({
      description: 'All of it is true at this place of the log.',
      resolve: async (_board, _args, { snapshot, audience }) =>
        encodeCursor(await readActivityHead(snapshot, audience)),
    }),
    at: t.expose('at', { type: 'DateTime' }),
    figures: t.field({ type: [BoardFigure], resolve: (board) => board.figures() }),
    rows: t.field({ type: [BoardRow], description: 'The use cases in their order.', resolve: (board) => board.rows() }),
    trend: t.field({
      type: [TrendPoint],
      description: 'Open findings at the end of each of the last 90 days; the last point is now.',
      resolve: (board) => board.trend(),
    }),
    latest: t.field({
      type: [BoardFact],
      description: 'The newest facts that a wall tells, oldest first; `boardFacts` goes on from `cursor`.',
      resolve: (board) => board.latest(),
    }),
  }),
})

export const boardNow = ({ snapshot, audience, now }: Context) => openBoard(snapshot, audience, now())

builder.queryField('board', (t) =>
  t.field({ type: Board, ...onBoard, resolve: (_root, _args, context) => boardNow(context) }),
)
