import type { Approver, OverrideSeat as Seat } from '@assay/domain'
import { readOverrideTerms, type OverrideTerms as Terms } from '@assay/record'
import { present } from '../batched.ts'
import { builder } from '../builder.ts'
import { OverrideType, Severity } from '../findings/enums.ts'
import { Gate } from '../gates/gate.ts'
import { idOf } from '../id-of.ts'
import { Membership } from '../identity/membership.ts'
import { gateOf, memberOf } from '../row-loaders.ts'
import { OverrideSeat } from './enums.ts'

const ApproverSeat = builder.objectRef<{ seat: Seat; people: Approver[] }>('ApproverSeat').implement({
  fields: (t) => ({
    seat: t.field({ type: OverrideSeat, resolve: ({ seat }) => seat }),
    people: t.field({
      type: [Membership],
      description: 'Who may approve for it; never the proposer. Nobody: a signer has to be invited.',
      resolve: ({ people }, _args, context) =>
        Promise.all(people.slice(0, 5).map(async ({ id }) => present(await memberOf(context, id)))),
    }),
  }),
})

const UnblockedGate = builder.objectRef<Terms['gates'][number]>('UnblockedGate').implement({
  fields: (t) => ({
    gate: t.field({
      type: Gate,
      resolve: async ({ gate }, _args, context) => present(await gateOf(context, gate.id)),
    }),
    blockers: t.exposeInt('blockers'),
    blockersLeft: t.exposeInt('blockersLeft', { description: 'As many would be left.' }),
    ready: t.exposeBoolean('ready', { description: 'Nothing else would be in the way.' }),
  }),
})

const OverrideTerms = builder.objectRef<Terms>('OverrideTerms').implement({
  description: 'What the policies ask of an override that the viewer would propose now, and what it would change.',
  fields: (t) => ({
    latestExpiry: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'It has to end by then; null where it need not end.',
      resolve: ({ latestExpiry }) => latestExpiry,
    }),
    longestDays: t.exposeInt('longestDays'),
    approvers: t.field({ type: [ApproverSeat], resolve: ({ approvers }) => approvers }),
    gates: t.field({ type: [UnblockedGate], resolve: ({ gates }) => gates }),
  }),
})

builder.queryField('overrideTerms', (t) =>
  t.field({
    type: OverrideTerms,
    nullable: true,
    args: {
      findingId: t.arg.globalID({ required: true }),
      modelVersionId: t.arg.globalID(),
      type: t.arg({ type: OverrideType, required: true }),
      severity: t.arg({ type: Severity }),
    },
    resolve: (_root, { findingId, modelVersionId, type, severity }, { snapshot, viewer, now }) =>
      readOverrideTerms(
        snapshot,
        viewer,
        {
          findingId: idOf(findingId, 'Finding', ['findingId']),
          modelVersionId: modelVersionId == null ? null : idOf(modelVersionId, 'ModelVersion', ['modelVersionId']),
          type,
          severity: severity ?? null,
        },
        now(),
      ),
  }),
)
