import type { DecisionStatus, ReviewOutcome, SignatureMeaning } from '@assay/domain'
import { decisionDocument, digestHolds, missingSignatures, type Verification, verifyDecision } from '@assay/record'
import { builder } from '../builder.ts'
import { Membership } from '../identity/membership.ts'
import { Team } from '../identity/team.ts'
import { ownedBy } from '../tenant-node.ts'
import { GateDecisionCode, GateDecisionStatus, ReviewOutcomeType, SignatureKind } from './enums.ts'
import { initialsOf } from './initials-of.ts'

export const Signature = builder.prismaNode('Signature', {
  ...ownedBy('decision', 'decisionId'),
  description: 'One person’s signature under a decision, over the digest of what was decided on.',
  fields: (t) => ({
    kind: t.field({ type: SignatureKind, resolve: ({ kind }) => kind as SignatureMeaning }),
    meaning: t.exposeString('meaning'),
    method: t.exposeString('method', { description: 'How the signer proved to be there.' }),
    digest: t.exposeString('digest'),
    signedAt: t.expose('signedAt', { type: 'DateTime' }),
    signer: t.relation('signer', { type: Membership }),
    team: t.relation('team', { type: Team, nullable: true, description: 'Null where the use-case owner signs.' }),
    initials: t.string({
      select: { signer: { select: { name: true } } },
      resolve: ({ signer }) => initialsOf(signer.name),
    }),
  }),
})

export const GateCondition = builder.prismaNode('GateCondition', {
  ...ownedBy('decision', 'decisionId'),
  fields: (t) => ({
    text: t.exposeString('text'),
    owner: t.relation('owner', { type: Membership }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime' }),
    metAt: t.expose('metAt', { type: 'DateTime', nullable: true }),
    metBy: t.relation('metBy', { type: Membership, nullable: true }),
    metNote: t.exposeString('metNote', { nullable: true, description: 'What was done, in the words of who met it.' }),
  }),
})

const DecisionProblem = builder.enumType('DecisionProblem', {
  values: ['DIGEST_DIFFERS', 'ROW_DIFFERS', 'CONDITIONS_DIFFER', 'SIGNATURE_MISSING', 'SIGNATURE_DIFFERS'] as const,
})

const VerificationType = builder.objectRef<Verification>('DecisionVerification').implement({
  description: 'What was frozen compared with its digest, the row and the signatures, at the moment of asking.',
  fields: (t) => ({
    holds: t.exposeBoolean('holds'),
    digest: t.exposeString('digest', { description: 'As computed now.' }),
    problems: t.field({ type: [DecisionProblem], resolve: ({ problems }) => [...problems] }),
  }),
})

export const GateDecision = builder.prismaNode('GateDecision', {
  ...ownedBy('gate', 'gateId'),
  description: 'A person’s decision on a gate, frozen over the digests it was taken on.',
  fields: (t) => ({
    decision: t.field({
      type: GateDecisionCode,
      resolve: ({ decision }) => decision as typeof GateDecisionCode.$inferType,
    }),
    status: t.field({ type: GateDecisionStatus, resolve: ({ status }) => status as DecisionStatus }),
    rationale: t.exposeString('rationale'),
    digest: t.exposeString('digest', { description: 'SHA-256 over the canonical JSON (RFC 8785) of `frozen`.' }),
    digestHolds: t.boolean({
      description: 'The digest computed again from what was frozen; false means that the row was altered.',
      resolve: (decision) => digestHolds(decision),
    }),
    verification: t.field({
      type: VerificationType,
      select: { signatures: true, conditions: true },
      resolve: (decision) => verifyDecision(decision),
    }),
    document: t.string({
      description: 'The decision as a document of its own, in canonical JSON: what was frozen, and what came after.',
      resolve: async ({ id }, _args, { snapshot, audience }) =>
        (await decisionDocument(snapshot, audience.workspaceId, id)) ?? '',
    }),
    frozen: t.expose('frozen', { type: 'JSON' }),
    decidedBy: t.relation('decidedBy', { type: Membership }),
    decidedAt: t.expose('decidedAt', { type: 'DateTime' }),
    effectiveAt: t.expose('effectiveAt', { type: 'DateTime', nullable: true }),
    singleSignerRationale: t.exposeString('exceptionRationale', {
      nullable: true,
      description: 'Why one signer decided alone; null where the quorum signed.',
    }),
    reviewer: t.relation('reviewer', { type: Membership, nullable: true }),
    reviewBy: t.expose('reviewBy', { type: 'DateTime', nullable: true }),
    reviewedAt: t.expose('reviewedAt', { type: 'DateTime', nullable: true }),
    reviewOutcome: t.field({
      type: ReviewOutcomeType,
      nullable: true,
      resolve: ({ reviewOutcome }) => reviewOutcome as ReviewOutcome | null,
    }),
    reviewNote: t.exposeString('reviewNote', { nullable: true }),
    conditions: t.relation('conditions', { type: GateCondition, query: { orderBy: { id: 'asc' } } }),
    signatures: t.relation('signatures', {
      type: Signature,
      description: 'The one that decides first.',
      query: { orderBy: [{ signedAt: 'asc' }, { id: 'asc' }] },
    }),
    waitingFor: t.stringList({
      description: 'Signatures still missing, in words.',
      resolve: (decision, _args, { snapshot, now }) => missingSignatures(snapshot, decision, now()),
    }),
  }),
})
