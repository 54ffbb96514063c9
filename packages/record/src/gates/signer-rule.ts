import { type GateStage, gateStages, type SignerRule, teamFunctions } from '@assay/domain'
import { z } from 'zod'

const Rule = z.object({
  quorum: z.number().int().min(1),
  concurs: z.array(z.enum(teamFunctions)),
  whenHighOrTier1: z.object({ quorum: z.number().int().min(1), oneOf: z.array(z.enum(teamFunctions)) }).nullable(),
  earlierGates: z.array(z.enum(gateStages)),
})

/** What a gate's definition asks of its signers, and which stages must be passed before. Throws on any other shape. */
export function signerRuleOf(definition: { signerRule: unknown }): SignerRule & { earlierGates: GateStage[] } {
  return Rule.parse(definition.signerRule)
}
