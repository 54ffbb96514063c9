import { countGates, type GateFilter as Filter, gatePage } from '@assay/record'
import { type ResolveCursorConnectionArgs, resolveCursorConnection } from '@pothos/plugin-relay'
import { asOf } from '../as-of.ts'
import { builder } from '../builder.ts'
import { given } from '../given.ts'
import { idOf } from '../id-of.ts'
import { GateStage, GateStatus } from './enums.ts'
import { Gate } from './gate.ts'

const GateFilter = builder.inputType('GateFilter', {
  fields: (t) => ({
    engagementId: t.globalID(),
    stages: t.field({ type: [GateStage] }),
    statuses: t.field({ type: [GateStatus] }),
    overdue: t.boolean({ description: 'Past its date and not passed.' }),
    liveWithoutApproval: t.boolean({
      description: 'Deployment gates of versions that serve traffic without a valid approval.',
    }),
    singleSigner: t.boolean({ description: 'Decided by one signer alone, and that decision is in force.' }),
  }),
})

builder.queryField('gates', (t) =>
  t.connection(
    {
      type: Gate,
      description: 'The board: by stage, then due date, then number.',
      args: { filter: t.arg({ type: GateFilter }), asOf: asOf(t) },
      resolve: async (_root, args, { snapshot, audience, now }) => {
        const filter = filterOf(args.filter)
        const page = await resolveCursorConnection(
          { args, defaultSize: 20, maxSize: 100, toCursor: ({ id }) => id },
          (paging: ResolveCursorConnectionArgs) => gatePage(snapshot, audience, filter, now(), paging),
        )
        return { ...page, count: () => countGates(snapshot, audience, filter, now()) }
      },
    },
    { fields: (c) => ({ totalCount: c.int({ resolve: ({ count }) => count() }) }) },
  ),
)

function filterOf(filter: typeof GateFilter.$inferInput | null | undefined): Filter {
  const { engagementId, ...rest } = given(filter ?? {})
  return engagementId === undefined
    ? rest
    : { ...rest, engagementId: idOf(engagementId, 'Engagement', ['filter', 'engagementId']) }
}
