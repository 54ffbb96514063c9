import type { SignerRule, TeamFunction } from '@assay/domain'
import { ruleSentences } from '@assay/record'
import { builder } from '../builder.ts'
import { TeamFunctionType } from '../identity/enums.ts'

type HighStakes = { quorum: number; oneOf: readonly TeamFunction[] }

const HighStakesRule = builder.objectRef<HighStakes>('HighStakesRule').implement({
  description: 'What is asked besides where the class is high or the tier is 1.',
  fields: (t) => ({
    quorum: t.exposeInt('quorum'),
    oneOf: t.field({
      type: [TeamFunctionType],
      description: 'The functions of which one signer must be.',
      resolve: ({ oneOf }) => [...oneOf],
    }),
  }),
})

export const SignerRuleType = builder.objectRef<SignerRule>('SignerRule').implement({
  description: 'Who signs: the holder of the A decides, others concur.',
  fields: (t) => ({
    quorum: t.exposeInt('quorum'),
    concurs: t.field({ type: [TeamFunctionType], resolve: ({ concurs }) => [...concurs] }),
    whenHighOrTier1: t.field({
      type: HighStakesRule,
      nullable: true,
      resolve: ({ whenHighOrTier1 }) => whenHighOrTier1,
    }),
    sentences: t.stringList({ resolve: (rule) => ruleSentences(rule) }),
  }),
})

const HighStakesRuleInput = builder.inputType('HighStakesRuleInput', {
  fields: (t) => ({
    quorum: t.int({ required: true }),
    oneOf: t.field({ type: [TeamFunctionType], required: true }),
  }),
})

export const SignerRuleInput = builder.inputType('SignerRuleInput', {
  fields: (t) => ({
    quorum: t.int({ required: true }),
    concurs: t.field({ type: [TeamFunctionType], required: true }),
    whenHighOrTier1: t.field({ type: HighStakesRuleInput }),
  }),
})
