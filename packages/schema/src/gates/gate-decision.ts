import type { DecisionStatus, SignatureMeaning } from '@assay/domain'
import { digestHolds, missingSignatures } from '@assay/record'
import { builder } from '../builder.ts'
import { Membership } from '../identity/membership.ts'
import { Team } from '../identity/team.ts'
import { ownedBy } from '../tenant-node.ts'
import { GateDecisionCode, GateDecisionStatus, SignatureKind } from './enums.ts'
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
    frozen: t.expose('frozen', { type: 'JSON' }),
    decidedBy: t.relation('decidedBy', { type: Membership }),
    decidedAt: t.expose('decidedAt', { type: 'DateTime' }),
    effectiveAt: t.expose('effectiveAt', { type: 'DateTime', nullable: true }),
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
