import {
  gateStages,
  owaspLists,
  type Policy,
  type PolicyCondition,
  policyLimits,
  severities,
  useCaseTraits,
} from '@assay/domain'
import { z } from 'zod'

const days = z.int().min(1).max(policyLimits.days)
const stages = z.array(z.enum(gateStages)).min(1).max(gateStages.length)

const conditions = [
  z.strictObject({
    kind: z.literal('EVIDENCE_IN_FORCE'),
    evidenceType: z.string().min(1).max(100),
    days: days.nullable(),
  }),
  z.strictObject({ kind: z.literal('NO_OPEN_FINDING'), severity: z.enum(severities) }),
  z.strictObject({
    kind: z.literal('OPEN_FINDINGS_AT_MOST'),
    severity: z.enum(severities),
    most: z.int().min(0).max(policyLimits.findings),
  }),
  z.strictObject({ kind: z.literal('RACI_COMPLETE') }),
  z.strictObject({ kind: z.literal('EARLIER_GATES_PASSED'), stages }),
  z.strictObject({ kind: z.literal('OWASP_COVERED'), list: z.enum(owaspLists), edition: z.string().regex(/^20\d\d$/) }),
  z.strictObject({ kind: z.literal('VENDOR_ASSESSED'), days: days.nullable() }),
  z.strictObject({ kind: z.literal('KILL_SWITCH_TESTED'), days }),
  z.strictObject({ kind: z.literal('DATASETS_NAMED') }),
  z.strictObject({ kind: z.literal('CLASSIFIED') }),
  z.strictObject({ kind: z.literal('USE_CASE_IS'), trait: z.enum(useCaseTraits) }),
] as const satisfies readonly z.ZodType<PolicyCondition>[]

/** The shape of a policy as it is stored and sent: nothing beside it, and no kind without its values. */
export const PolicyShape: z.ZodType<Policy> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    ...conditions,
    z.strictObject({ kind: z.literal('ALL'), of: z.array(PolicyShape).max(policyLimits.conditions) }),
    z.strictObject({ kind: z.literal('ANY'), of: z.array(PolicyShape).min(1).max(policyLimits.conditions) }),
    z.strictObject({ kind: z.literal('NOT'), of: PolicyShape }),
  ]),
)

/** What a definition asks beyond rule 3. Throws on any other shape, as nothing else can have been stored. */
export function policyOf(definition: { policy: unknown }): Policy {
  return PolicyShape.parse(definition.policy)
}
