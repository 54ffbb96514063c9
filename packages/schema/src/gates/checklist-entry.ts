import { type ChecklistLine, gateAnswers, gateSeats, type GateSeat as Seat } from '@assay/record'
import { batched } from '../batched.ts'
import { builder } from '../builder.ts'
import { EvidenceType } from '../catalogue/evidence-type.ts'
import { Evidence } from '../evidence/evidence.ts'
import { Membership } from '../identity/membership.ts'
import { Team } from '../identity/team.ts'
import { RaciCode, ResponsibilitySeat } from '../raci/enums.ts'

export const ChecklistEntry = builder.objectRef<ChecklistLine>('ChecklistEntry').implement({
  description: 'One kind of evidence that a gate asks for.',
  fields: (t) => ({
    type: t.field({ type: EvidenceType, resolve: ({ evidenceType }) => evidenceType }),
    evidence: t.field({ type: Evidence, nullable: true, resolve: ({ evidence }) => evidence }),
    satisfied: t.exposeBoolean('satisfied'),
    why: t.exposeString('why', { nullable: true, description: 'Why it does not count yet.' }),
  }),
})

export const GateSeat = builder.objectRef<Seat>('GateSeat').implement({
  description: 'A seat of the gate’s RACI, with the signers who fill it.',
  fields: (t) => ({
    code: t.field({ type: RaciCode, resolve: ({ code }) => code as typeof RaciCode.$inferType }),
    seat: t.field({ type: ResponsibilitySeat, resolve: ({ seat }) => seat as typeof ResponsibilitySeat.$inferType }),
    team: t.field({ type: Team, nullable: true, resolve: ({ team }) => team }),
    people: t.field({ type: [Membership], resolve: ({ people }) => people }),
  }),
})

/** By gate, at this moment. */
export const answerOf = batched(({ snapshot, audience, now }, ids) =>
  gateAnswers(snapshot, audience.workspaceId, ids, now()),
)

export const seatsOf = batched(({ snapshot, audience, now }, ids) =>
  gateSeats(snapshot, audience.workspaceId, ids, now()),
)
