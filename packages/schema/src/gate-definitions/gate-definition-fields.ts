import { policySentences } from '@assay/domain'
import { type DefinitionDifference, differencesFromFormer, policyOf, signerRuleOf, titlesOf } from '@assay/record'
import { batched, present } from '../batched.ts'
import { builder } from '../builder.ts'
import { EvidenceType } from '../catalogue/evidence-type.ts'
import { GateDefinition } from '../catalogue/gate-definition.ts'
import type { Context } from '../context.ts'
import { GateStage } from '../gates/enums.ts'
import { Membership } from '../identity/membership.ts'
import { RequirementConditionType } from './enums.ts'
import { PolicyPart, partsOf } from './policy-part.ts'
import { SignerRuleType } from './signer-rule.ts'

const titlesIn = batched(async ({ snapshot }, workspaceIds) => {
  const titles = await Promise.all(workspaceIds.map((id) => titlesOf(snapshot.db, id)))
  return new Map(workspaceIds.map((id, index) => [id, titles[index] ?? new Map<string, string>()]))
})

const differencesOf = batched(({ snapshot, audience }, ids) =>
  differencesFromFormer(snapshot, audience.workspaceId, ids),
)

const titles = async (context: Context) => present(await titlesIn(context, context.audience.workspaceId))

export const DifferenceType = builder.objectRef<DefinitionDifference>('GateDefinitionDifference').implement({
  description: 'What one revision says and another does not, in words.',
  fields: (t) => ({
    field: t.exposeString('field', { description: 'requiredEvidence, policy, signerRule or validityDays.' }),
    removed: t.exposeStringList('removed'),
    added: t.exposeStringList('added'),
  }),
})

const Requirement = builder.prismaObject('GateRequirement', {
  description: 'A type of evidence that a gate asks for.',
  fields: (t) => ({
    evidenceType: t.relation('evidenceType', { type: EvidenceType }),
    when: t.field({
      type: RequirementConditionType,
      nullable: true,
      description: 'Of which use cases; null for all.',
      resolve: ({ condition }) => condition as typeof RequirementConditionType.$inferType | null,
    }),
  }),
})

builder.prismaObjectFields(GateDefinition, (t) => ({
  isCurrent: t.exposeBoolean('isCurrent'),
  requiredEvidence: t.relation('requirements', {
    type: Requirement,
    description: 'What it asks for, in the order of the checklist.',
    query: { orderBy: { position: 'asc' } },
  }),
  policy: t.field({
    type: [PolicyPart],
    description: 'What it asks beyond rule 3, node by node.',
    resolve: async (definition, _args, context) => partsOf(policyOf(definition), await titles(context)),
  }),
  policySentences: t.stringList({
    description: 'The same, a sentence for each thing that is asked at once.',
    resolve: async (definition, _args, context) => policySentences(policyOf(definition), await titles(context)),
  }),
  signerRule: t.field({ type: SignerRuleType, resolve: (definition) => signerRuleOf(definition) }),
  reason: t.exposeString('reason', {
    nullable: true,
    description: 'Why it was revised; null for what the catalogue brought.',
  }),
  author: t.relation('author', { type: Membership, nullable: true }),
  createdAt: t.expose('createdAt', { type: 'DateTime' }),
  revisions: t.prismaField({
    type: [GateDefinition],
    description: 'Every revision of its stage, newest first.',
    resolve: (query, { workspaceId, stage }, _args, { snapshot }) =>
      snapshot.db.gateDefinition.findMany({ ...query, where: { workspaceId, stage }, orderBy: { revision: 'desc' } }),
  }),
  differences: t.field({
    type: [DifferenceType],
    nullable: true,
    description: 'What it changed against the revision before; null for the first.',
    resolve: async ({ id }, _args, context) => (await differencesOf(context, id)) ?? null,
  }),
}))

builder.queryField('gateDefinitions', (t) =>
  t.prismaField({
    type: [GateDefinition],
    description: 'The current revision of each stage, or of these, in the order of the stages.',
    args: { stages: t.arg({ type: [GateStage] }) },
    resolve: (query, _root, { stages }, { snapshot, audience: { workspaceId } }) =>
      snapshot.db.gateDefinition.findMany({
        ...query,
        where: { workspaceId, isCurrent: true, ...(stages == null ? {} : { stage: { in: stages } }) },
        orderBy: { number: 'asc' },
      }),
  }),
)
