import { builder } from '../builder.ts'
import type { Rate } from './rate.ts'

const RateLimit = builder.objectRef<Rate>('RateLimit').implement({
  description: 'What this operation cost, and what is left of the minute.',
  fields: (t) => ({
    cost: t.exposeInt('cost'),
    remaining: t.exposeInt('remaining'),
    resetAt: t.expose('resetAt', { type: 'DateTime' }),
  }),
})

builder.queryField('rateLimit', (t) => t.field({ type: RateLimit, resolve: (_root, _args, { rate }) => rate }))
