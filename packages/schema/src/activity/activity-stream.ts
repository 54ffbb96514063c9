import { type ActivityKind, activityKinds, InvalidInput } from '@assay/domain'
import { decodeCursor, encodeCursor, readActivityHead } from '@assay/record'
import { builder } from '../builder.ts'
import { idOf } from '../id-of.ts'
import { follow, type LogEvent } from '../live/live-source.ts'
import { Activity } from './activity.ts'

export const Resync = builder.objectRef<Extract<LogEvent, { type: 'resync' }>>('Resync').implement({
  description:
    'The cursor is not one of this log, or older than a stream replays (at least seven days): read anew, then follow from here.',
  fields: (t) => ({ cursor: t.string({ resolve: ({ seq }) => encodeCursor(seq) }) }),
})

const ActivityEvent = builder.unionType('ActivityEvent', {
  types: [Activity, Resync],
  resolveType: (event) => ('leafHash' in event ? 'Activity' : 'Resync'),
})

const ActivityScope = builder.inputType('ActivityScope', {
  description: 'Nothing named: the whole workspace, as far as it may be seen.',
  fields: (t) => ({
    engagement: t.globalID(),
    modelVersion: t.globalID(),
    gate: t.globalID(),
    finding: t.globalID(),
  }),
})

builder.queryField('activityHead', (t) =>
  t.string({
    description: 'The cursor of the newest fact: follow from here.',
    resolve: async (_root, _args, { snapshot, audience }) => encodeCursor(await readActivityHead(snapshot, audience)),
  }),
)

builder.subscriptionField('activity', (t) =>
  t.field({
    type: ActivityEvent,
    description:
      'Every fact after the cursor, then each new one; authorised at every event. Without `after` it starts now.',
    args: {
      scope: t.arg({ type: ActivityScope }),
      after: t.arg.string(),
      kinds: t.arg.stringList(),
    },
    subscribe: (_root, { scope, after, kinds }) =>
      follow({
        follows: 'log',
        scope: {
          ...(scope?.engagement ? { engagementId: idOf(scope.engagement, 'Engagement', ['scope', 'engagement']) } : {}),
          ...(scope?.modelVersion
            ? { modelVersionId: idOf(scope.modelVersion, 'ModelVersion', ['scope', 'modelVersion']) }
            : {}),
          ...(scope?.gate ? { gateId: idOf(scope.gate, 'Gate', ['scope', 'gate']) } : {}),
          ...(scope?.finding ? { findingId: idOf(scope.finding, 'Finding', ['scope', 'finding']) } : {}),
        },
        kinds: kindsOf(kinds ?? []),
        after: after == null ? null : decodeCursor(after),
      }),
    resolve: (event) => (event.type === 'activity' ? event.activity : event),
  }),
)

function kindsOf(kinds: readonly string[]): ActivityKind[] {
  return kinds.map((kind) => {
    const known = activityKinds.find((each) => each === kind)
    if (known === undefined) {
      throw new InvalidInput([
        { path: ['kinds'], message: `"${kind}" is not a kind of activity, such as finding.commented.` },
      ])
    }
    return known
  })
}
