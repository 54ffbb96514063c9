import { concurOnGate, decideGate } from '@assay/record'
import { builder } from '../builder.ts'
import { command } from '../command.ts'
import { idOf } from '../id-of.ts'
import { refusals } from '../refusal.ts'
import { keyOf, selected } from '../selected.ts'
import { GateDecisionCode } from './enums.ts'
import { Gate } from './gate.ts'

const GateConditionInput = builder.inputType('GateConditionInput', {
  fields: (t) => ({
    text: t.string({ required: true }),
    ownerId: t.globalID({ required: true }),
    expiresAt: t.field({ type: 'DateTime', required: true }),
  }),
})

const SingleSignerInput = builder.inputType('SingleSignerInput', {
  description:
    'In a COMPACT workspace where nobody else can sign: who reviews the decision afterwards, within 30 days.',
  fields: (t) => ({
    rationale: t.string({ required: true }),
    reviewerId: t.globalID({ required: true }),
    reviewBy: t.field({ type: 'DateTime' }),
  }),
})

const DecideGateInput = builder.inputType('DecideGateInput', {
  description:
    '`expectedVersion` is the gate’s version that the signer looked at: if anything changed since, the answer is a Conflict.',
  fields: (t) => ({
    gateId: t.globalID({ required: true }),
    expectedVersion: t.int({ required: true }),
    decision: t.field({ type: GateDecisionCode, required: true }),
    rationale: t.string({ required: true }),
    conditions: t.field({ type: [GateConditionInput] }),
    singleSigner: t.field({ type: SingleSignerInput }),
    idempotencyKey: t.string(),
  }),
})

builder.mutationField('decideGate', (t) =>
  t.prismaField({
    type: Gate,
    errors: refusals,
    args: { input: t.arg({ type: DecideGateInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const { gateId, expectedVersion, decision, rationale, conditions, singleSigner } = input
      const id = await command(context, 'decideGate', input, (viewer) =>
        decideGate(context.record, viewer, {
          gateId: idOf(gateId, 'Gate', ['gateId']),
          expectedVersion,
          decision,
          rationale,
          conditions: (conditions ?? []).map(({ ownerId, ...condition }, index) => ({
            ...condition,
            ownerId: idOf(ownerId, 'Membership', ['conditions', String(index), 'ownerId']),
          })),
          exception:
            singleSigner == null
              ? null
              : {
                  rationale: singleSigner.rationale,
                  reviewerId: idOf(singleSigner.reviewerId, 'Membership', ['exception', 'reviewerId']),
                  reviewBy: singleSigner.reviewBy ?? null,
                },
        }),
      )
      return context.snapshot.db.gate.findUniqueOrThrow({ ...selected(query), where: keyOf(context, id) })
    },
  }),
)

const ConcurOnGateInput = builder.inputType('ConcurOnGateInput', {
  fields: (t) => ({ decisionId: t.globalID({ required: true }), idempotencyKey: t.string() }),
})

builder.mutationField('concurOnGate', (t) =>
  t.prismaField({
    type: Gate,
    errors: refusals,
    args: { input: t.arg({ type: ConcurOnGateInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await command(context, 'concurOnGate', input, (viewer) =>
        concurOnGate(context.record, viewer, { decisionId: idOf(input.decisionId, 'GateDecision', ['decisionId']) }),
      )
      return context.snapshot.db.gate.findUniqueOrThrow({ ...selected(query), where: keyOf(context, id) })
    },
  }),
)
