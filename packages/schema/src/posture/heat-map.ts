import type { HeatCell as Cell, HeatRow as Row } from '@assay/record'
import { present } from '../batched.ts'
import { builder } from '../builder.ts'
import { Engagement } from '../engagements/engagement.ts'
import { GateStage, GateStatus } from '../gates/enums.ts'
import { Gate } from '../gates/gate.ts'
import { engagementOf, gateOf } from '../row-loaders.ts'

const HeatCell = builder.objectRef<Cell>('HeatCell').implement({
  fields: (t) => ({
    stage: t.field({ type: GateStage, resolve: ({ stage }) => stage }),
    gate: t.field({
      type: Gate,
      nullable: true,
      resolve: ({ gateId }, _args, context) => (gateId === null ? null : gateOf(context, gateId)),
    }),
    status: t.field({ type: GateStatus, nullable: true, resolve: ({ status }) => status }),
    blockers: t.exposeInt('blockers'),
  }),
})

export const HeatRow = builder.objectRef<Row>('HeatRow').implement({
  description: 'A use case as its newest live version stands or, before any is live, its newest version.',
  fields: (t) => ({
    engagement: t.field({
      type: Engagement,
      resolve: async ({ engagementId }, _args, context) => present(await engagementOf(context, engagementId)),
    }),
    cells: t.field({ type: [HeatCell], resolve: ({ cells }) => cells }),
  }),
})
