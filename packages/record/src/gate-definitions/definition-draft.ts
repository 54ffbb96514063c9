import {
  type GateStage,
  type InvalidField,
  oversightFunctions,
  type Policy,
  type SignerRule,
  teamFunctions,
} from '@assay/domain'
import { z } from 'zod'
import type { Transaction } from '../kernel/database.ts'
import { readPolicy } from './read-policy.ts'

export const requirementConditions = ['VENDOR_MODEL', 'HAS_TOOLS'] as const
export type RequirementCondition = (typeof requirementConditions)[number]

/** A definition as somebody wants it; what it decides on, and with which decisions, belongs to its stage. */
export type DefinitionDraft = {
  stage: GateStage
  /** In the order in which the gate asks for it. */
  requiredEvidence: readonly { type: string; when: RequirementCondition | null }[]
  policy: unknown
  signerRule: SignerRule
  validityDays: number | null
}

export type ReadDraft = {
  requirements: { evidenceTypeId: string; condition: RequirementCondition | null }[]
  policy: Policy
  signerRule: z.infer<typeof Rule>
  validityDays: number | null
}

const functions = z.array(z.enum(teamFunctions)).max(teamFunctions.length)
const Rule = z.object({
  quorum: z.int().min(1, 'At least one signs.').max(5, 'Ask for at most five signers.'),
  concurs: functions,
  whenHighOrTier1: z
    .object({
      quorum: z.int().min(2, 'High-risk and tier 1 cases need two signers.').max(5, 'Ask for at most five signers.'),
      oneOf: z.array(z.enum(oversightFunctions)).min(1, 'Name security leadership, GRC or both.'),
    })
    .nullable(),
})
const Days = z
  .int()
  .min(1, 'Let it hold for a day at least.')
  .max(3650, 'Let it hold for ten years at most.')
  .nullable()

/** The draft with the ids of what it names, or all that is wrong with it. */
export async function readDraft(
  tx: Transaction,
  workspaceId: string,
  draft: DefinitionDraft,
): Promise<{ read: ReadDraft | null; faults: InvalidField[] }> {
  const types = await tx.evidenceType.findMany({ where: { workspaceId }, select: { id: true, code: true } })
  const teams = await tx.team.findMany({ where: { workspaceId }, select: { function: true } })
  const ids = new Map(types.map(({ code, id }) => [code, id]))
  const { policy, faults: policyFaults } = readPolicy(draft.policy, draft.stage, new Set(ids.keys()))
  const rule = Rule.safeParse(draft.signerRule)
  const days = Days.safeParse(draft.validityDays)
  const faults = [
    ...evidenceFaults(draft.requiredEvidence, ids),
    ...policyFaults,
    ...issuesOf('signerRule', rule),
    ...seatFaults(draft.signerRule, new Set(teams.map((team) => team.function))),
    ...issuesOf('validityDays', days),
  ]
  if (faults.length > 0 || policy === null || !rule.success || !days.success) return { read: null, faults }
  const requirements = draft.requiredEvidence.flatMap(({ type, when }) => {
    const evidenceTypeId = ids.get(type)
    return evidenceTypeId === undefined ? [] : { evidenceTypeId, condition: when }
  })
  return { read: { requirements, policy, signerRule: rule.data, validityDays: days.data }, faults }
}

function evidenceFaults(asked: DefinitionDraft['requiredEvidence'], ids: ReadonlyMap<string, string>): InvalidField[] {
  return asked.flatMap(({ type }, index) => {
    const path = ['requiredEvidence', String(index), 'type']
    if (!ids.has(type)) return [{ path, message: `The catalogue has no type of evidence ${type}.` }]
    const first = asked.findIndex((each) => each.type === type)
    return first < index ? [{ path, message: 'This type is asked for already. Keep one of the two.' }] : []
  })
}

/** Who has to concur and is nobody would close the gate for ever. */
function seatFaults({ concurs }: SignerRule, functions: ReadonlySet<string>): InvalidField[] {
  return concurs.flatMap((each, index) => {
    const path = ['signerRule', 'concurs', String(index)]
    if (concurs.indexOf(each) < index) return [{ path, message: 'This function concurs already.' }]
    return functions.has(each) ? [] : [{ path, message: 'No team has this function. Add the team first.' }]
  })
}

function issuesOf(field: string, parsed: z.ZodSafeParseResult<unknown>): InvalidField[] {
  return (parsed.error?.issues ?? []).map(({ path, message }) => ({ path: [field, ...path.map(String)], message }))
}
