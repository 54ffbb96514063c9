import { Denied } from '@assay/domain'
import { placeOfSubject, type PresenceScope as Scope } from '@assay/record'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { idOf } from '../id-of.ts'
import { follow } from '../live/live-source.ts'
import { Present, presentIn } from './present.ts'

const PresenceScope = builder.inputType('PresenceScope', {
  description: 'Nothing named: the whole workspace, as far as it may be seen.',
  fields: (t) => ({ engagement: t.globalID(), gate: t.globalID(), finding: t.globalID() }),
})

builder.queryField('presence', (t) =>
  t.field({
    type: [Present],
    description: 'Who is where at this moment, who came last at the end; at most 500. No part of the log.',
    args: { scope: t.arg({ type: PresenceScope }) },
    resolve: async (_root, { scope }, context) => {
      if (context.viewer.scopes !== null) throw new Denied('Who is where is for people, not for tokens.')
      await mustSeeScope(context, scope)
      return presentIn(context, scopeOf(scope))
    },
  }),
)

builder.subscriptionField('presence', (t) =>
  t.field({
    type: [Present],
    description: 'The same, anew whenever it changes; the more are there, the less often.',
    args: { scope: t.arg({ type: PresenceScope }) },
    subscribe: async (_root, { scope }, context) => {
      await mustSeeScope(context, scope)
      return follow({ follows: 'presence' })
    },
    resolve: (_event, { scope }, context) => presentIn(context, scopeOf(scope)),
  }),
)

type ScopeInput = typeof PresenceScope.$inferInput | null | undefined

function scopeOf(scope: ScopeInput): Scope {
  const gate = scope?.gate ? idOf(scope.gate, 'Gate', ['scope', 'gate']) : null
  const finding = scope?.finding ? idOf(scope.finding, 'Finding', ['scope', 'finding']) : null
  return {
    ...(scope?.engagement ? { engagementId: idOf(scope.engagement, 'Engagement', ['scope', 'engagement']) } : {}),
    ...(gate === null ? {} : { subject: { type: 'Gate', id: gate } }),
    ...(finding === null ? {} : { subject: { type: 'Finding', id: finding } }),
  }
}

/** Throws NotFound for an object that is not there or that the audience does not see. */
async function mustSeeScope({ snapshot, audience }: Context, scope: ScopeInput): Promise<void> {
  const { engagementId, subject } = scopeOf(scope)
  if (engagementId !== undefined) await placeOfSubject(snapshot, audience, 'Engagement', engagementId)
  if (subject !== undefined) await placeOfSubject(snapshot, audience, subject.type, subject.id)
}
