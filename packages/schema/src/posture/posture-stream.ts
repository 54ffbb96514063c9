import { movesFigures } from '@assay/domain'
import { builder } from '../builder.ts'
import { follow } from '../live/live-source.ts'
import { Posture, postureNow } from './posture.ts'

builder.subscriptionField('posture', (t) =>
  t.field({
    type: Posture,
    description: 'The posture at once, and again, at most four times a second, when something moves a figure.',
    subscribe: () => follow({ follows: 'figures', moves: ({ kind }) => movesFigures(kind) }),
    resolve: (_event, _args, context) => postureNow(context),
  }),
)
