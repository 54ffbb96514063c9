import {
  declareNotApplicable,
  meetCondition,
  requestDecision,
  reviewDecision,
  revokeDecision,
  type Viewer,
} from '@assay/record'
import { builder } from '../builder.ts'
import { command } from '../command.ts'
import type { Context } from '../context.ts'
import { idOf } from '../id-of.ts'
import { refusals } from '../refusal.ts'
import { keyOf, selected } from '../selected.ts'
import { ReviewOutcomeType } from './enums.ts'
import { Gate } from './gate.ts'

type Input = { readonly [field: string]: unknown; idempotencyKey?: string | null | undefined }
type Query = { select?: never; include?: never } | object

/** Runs a command on a gate and reads the gate anew, as the caller selected it. */
async function onGate(
  context: Context,
  field: string,
  input: Input,
  query: Query,
  run: (viewer: Viewer) => Promise<string>,
) {
  const id = await command(context, field, input, run)
  return context.snapshot.db.gate.findUniqueOrThrow({ ...selected(query), where: keyOf(context, id) })
}

const RequestDecisionInput = builder.inputType('RequestDecisionInput', {
  description: 'Whoever requests a decision may not sign it. It reopens a gate that was returned or revoked.',
  fields: (t) => ({ gateId: t.globalID({ required: true }), note: t.string(), idempotencyKey: t.string() }),
})

builder.mutationField('requestDecision', (t) =>
  t.prismaField({
    type: Gate,
    errors: refusals,
    args: { input: t.arg({ type: RequestDecisionInput, required: true }) },
    resolve: (query, _root, { input }, context) =>
      onGate(context, 'requestDecision', input, query, (viewer) =>
        requestDecision(context.record, viewer, {
          gateId: idOf(input.gateId, 'Gate', ['gateId']),
          note: input.note ?? '',
        }),
      ),
  }),
)

const DeclareNotApplicableInput = builder.inputType('DeclareNotApplicableInput', {
  description: 'It passes nothing until someone else of GRC has concurred.',
  fields: (t) => ({
    gateId: t.globalID({ required: true }),
    expectedVersion: t.int({ required: true }),
    rationale: t.string({ required: true }),
    idempotencyKey: t.string(),
  }),
})

builder.mutationField('declareNotApplicable', (t) =>
  t.prismaField({
    type: Gate,
    errors: refusals,
    args: { input: t.arg({ type: DeclareNotApplicableInput, required: true }) },
    resolve: (query, _root, { input }, context) =>
      onGate(context, 'declareNotApplicable', input, query, (viewer) =>
        declareNotApplicable(context.record, viewer, {
          gateId: idOf(input.gateId, 'Gate', ['gateId']),
          expectedVersion: input.expectedVersion,
          rationale: input.rationale,
        }),
      ),
  }),
)

const RevokeDecisionInput = builder.inputType('RevokeDecisionInput', {
  description: 'Takes the approval of a gate back, or withdraws a decision that waits for signatures.',
  fields: (t) => ({
    gateId: t.globalID({ required: true }),
    expectedVersion: t.int({ required: true }),
    reason: t.string({ required: true }),
    idempotencyKey: t.string(),
  }),
})

builder.mutationField('revokeDecision', (t) =>
  t.prismaField({
    type: Gate,
    errors: refusals,
    args: { input: t.arg({ type: RevokeDecisionInput, required: true }) },
    resolve: (query, _root, { input }, context) =>
      onGate(context, 'revokeDecision', input, query, (viewer) =>
        revokeDecision(context.record, viewer, {
          gateId: idOf(input.gateId, 'Gate', ['gateId']),
          expectedVersion: input.expectedVersion,
          reason: input.reason,
        }),
      ),
  }),
)

const ReviewDecisionInput = builder.inputType('ReviewDecisionInput', {
  description: 'The independent review of a decision that one signer took alone. One that is overturned is revoked.',
  fields: (t) => ({
    decisionId: t.globalID({ required: true }),
    outcome: t.field({ type: ReviewOutcomeType, required: true }),
    note: t.string({ required: true }),
    idempotencyKey: t.string(),
  }),
})

builder.mutationField('reviewDecision', (t) =>
  t.prismaField({
    type: Gate,
    errors: refusals,
    args: { input: t.arg({ type: ReviewDecisionInput, required: true }) },
    resolve: (query, _root, { input }, context) =>
      onGate(context, 'reviewDecision', input, query, (viewer) =>
        reviewDecision(context.record, viewer, {
          decisionId: idOf(input.decisionId, 'GateDecision', ['decisionId']),
          outcome: input.outcome,
          note: input.note,
        }),
      ),
  }),
)

const MeetConditionInput = builder.inputType('MeetConditionInput', {
  description: 'The owner of a condition states that it is met, and by what.',
  fields: (t) => ({
    conditionId: t.globalID({ required: true }),
    note: t.string({ required: true }),
    idempotencyKey: t.string(),
  }),
})

builder.mutationField('meetCondition', (t) =>
  t.prismaField({
    type: Gate,
    errors: refusals,
    args: { input: t.arg({ type: MeetConditionInput, required: true }) },
    resolve: (query, _root, { input }, context) =>
      onGate(context, 'meetCondition', input, query, (viewer) =>
        meetCondition(context.record, viewer, {
          conditionId: idOf(input.conditionId, 'GateCondition', ['conditionId']),
          note: input.note,
        }),
      ),
  }),
)
