import type { DefinitionDraft } from '@assay/record'
import { builder } from '../builder.ts'
import { GateStage } from '../gates/enums.ts'
import { RequirementConditionType } from './enums.ts'
import { PolicyInput, writtenPolicy } from './policy-input.ts'
import { SignerRuleInput } from './signer-rule.ts'

const RequirementInput = builder.inputType('RequirementInput', {
  fields: (t) => ({
    type: t.string({ required: true, description: 'The code of the type of evidence.' }),
    when: t.field({ type: RequirementConditionType, description: 'Of which use cases; of all when left out.' }),
  }),
})

export const GateDefinitionDraft = builder.inputType('GateDefinitionDraft', {
  description: 'What the gates of a stage shall ask.',
  fields: (t) => ({
    stage: t.field({ type: GateStage, required: true }),
    requiredEvidence: t.field({
      type: [RequirementInput],
      required: true,
      description: 'In the order of the checklist.',
    }),
    policy: t.field({
      type: PolicyInput,
      required: true,
      description: 'An ALL of nothing asks nothing beyond rule 3.',
    }),
    signerRule: t.field({ type: SignerRuleInput, required: true }),
    validityDays: t.int({ description: 'How long an approval holds; for good when left out.' }),
  }),
})

export function draftOf(draft: typeof GateDefinitionDraft.$inferInput): DefinitionDraft {
  const { stage, requiredEvidence, policy, signerRule, validityDays } = draft
  return {
    stage,
    requiredEvidence: requiredEvidence.map(({ type, when }) => ({ type, when: when ?? null })),
    policy: writtenPolicy(policy),
    signerRule: { ...signerRule, whenHighOrTier1: signerRule.whenHighOrTier1 ?? null },
    validityDays: validityDays ?? null,
  }
}
