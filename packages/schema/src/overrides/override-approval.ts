import type { OverrideSeat as Seat } from '@assay/domain'
import { readOpenSeats } from '@assay/record'
import { batched, present } from '../batched.ts'
import { builder } from '../builder.ts'
import { Override } from '../findings/override.ts'
import { Membership } from '../identity/membership.ts'
import { memberOf } from '../row-loaders.ts'
import { OverrideSeat } from './enums.ts'

type Approval = { seat: string; approvedById: string; note: string; approvedAt: Date }

const OverrideApproval = builder.objectRef<Approval>('OverrideApproval').implement({
  fields: (t) => ({
    seat: t.field({ type: OverrideSeat, resolve: ({ seat }) => seat as Seat }),
    approvedBy: t.field({
      type: Membership,
      resolve: async ({ approvedById }, _args, context) => present(await memberOf(context, approvedById)),
    }),
    note: t.exposeString('note'),
    approvedAt: t.expose('approvedAt', { type: 'DateTime' }),
  }),
})

const approvalsOf = batched(async ({ snapshot }, ids) => {
  const rows = await snapshot.db.overrideApproval.findMany({
    where: { overrideId: { in: [...ids] } },
    orderBy: [{ approvedAt: 'asc' }, { seat: 'asc' }],
  })
  const found = new Map<string, Approval[]>()
  for (const row of rows) found.set(row.overrideId, [...(found.get(row.overrideId) ?? []), row])
  return found
})
const openSeatsOf = batched(({ snapshot, audience }, ids) => readOpenSeats(snapshot, audience.workspaceId, ids))

builder.objectFields(Override, (t) => ({
  approvals: t.field({
    type: [OverrideApproval],
    resolve: async ({ id }, _args, context) => (await approvalsOf(context, id)) ?? [],
  }),
  waitsFor: t.field({
    type: [OverrideSeat],
    description: 'The seats whose approval it still waits for.',
    resolve: async ({ id }, _args, context) => (await openSeatsOf(context, id)) ?? [],
  }),
  closedBy: t.field({
    type: Membership,
    nullable: true,
    description: 'Who rejected, withdrew or revoked it.',
    resolve: ({ closedById }, _args, context) => (closedById === null ? null : memberOf(context, closedById)),
  }),
  closeReason: t.exposeString('closeReason', { nullable: true }),
  endedAt: t.expose('endedAt', { type: 'DateTime', nullable: true }),
  version: t.exposeInt('version'),
}))
