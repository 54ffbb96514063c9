import { owaspLists, policyKinds, useCaseTraits } from '@assay/domain'
import { requirementConditions } from '@assay/record'
import { builder } from '../builder.ts'

export const PolicyKindType = builder.enumType('PolicyKind', { values: policyKinds })
export const OwaspListType = builder.enumType('OwaspList', { values: owaspLists })
export const UseCaseTraitType = builder.enumType('UseCaseTrait', { values: useCaseTraits })
export const RequirementConditionType = builder.enumType('RequirementCondition', {
  description: 'Of which use cases a gate asks for evidence.',
  values: requirementConditions,
})
