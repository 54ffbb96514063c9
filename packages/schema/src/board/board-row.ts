import type { BoardCell as Cell, BoardRow as Row } from '@assay/record'
import { builder } from '../builder.ts'
import { GateStage, GateStatus } from '../gates/enums.ts'

const BoardCell = builder.objectRef<Cell>('BoardCell').implement({
  fields: (t) => ({
    stage: t.field({ type: GateStage, resolve: ({ stage }) => stage }),
    status: t.field({ type: GateStatus, nullable: true, resolve: ({ status }) => status }),
    blockers: t.exposeInt('blockers'),
    signedFor: t.stringList({
      description: 'The teams that signed the decision which stands, the deciding one first.',
      resolve: ({ signedFor }) => signedFor,
    }),
    waits: t.exposeBoolean('waits', { description: 'That decision lacks signatures.' }),
  }),
})

export const BoardRow = builder.objectRef<Row>('BoardRow').implement({
  description: 'A use case by gate, as in the heat map of the posture.',
  fields: (t) => ({
    key: t.exposeString('key'),
    name: t.exposeString('name'),
    tier: t.exposeInt('tier'),
    cells: t.field({ type: [BoardCell], resolve: ({ cells }) => cells }),
  }),
})
