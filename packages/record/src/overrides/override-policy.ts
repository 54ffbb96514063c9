import {
  defaultFixPolicy,
  defaultOverridePolicy,
  type FixPolicy,
  type OverridePolicy,
  overrideSeats,
  type Severity,
  severities,
} from '@assay/domain'
import { z } from 'zod'
import type { Transaction } from '../kernel/database.ts'

const Policies = z.object({
  severities: z.array(
    z.object({
      severity: z.enum(severities),
      fixDueDays: z.number().int().positive(),
      acceptanceMaxDays: z.number().int().positive(),
      overrideApprovers: z.array(z.enum(overrideSeats)).min(1),
    }),
  ),
  falsePositive: z.object({ singleTriagerFor: z.array(z.enum(severities)) }),
})

export type FindingPolicies = { overrides: OverridePolicy; fix: FixPolicy; separation: string }

/** What the workspace's settings say of overrides and due dates; what they do not say is as in the catalogue. */
export async function readFindingPolicies(tx: Transaction, workspaceId: string): Promise<FindingPolicies> {
  const { policies, separation } = await tx.workspace.findUniqueOrThrow({ where: { id: workspaceId } })
  const parsed = Policies.safeParse(policies).data
  if (parsed === undefined) return { overrides: defaultOverridePolicy, fix: defaultFixPolicy, separation }
  const longest: { [severity in Severity]: number } = { ...defaultOverridePolicy.longest }
  const approvers = { ...defaultOverridePolicy.approvers }
  const fix: { [severity in Severity]: number | null } = { ...defaultFixPolicy }
  for (const { severity, fixDueDays, acceptanceMaxDays, overrideApprovers } of parsed.severities) {
    longest[severity] = acceptanceMaxDays
    approvers[severity] = overrideApprovers
    fix[severity] = fixDueDays
  }
  const named = (severity: Severity) => parsed.severities.some((each) => each.severity === severity)
  if (!named('INFO') && named('LOW')) {
    longest.INFO = longest.LOW
    approvers.INFO = approvers.LOW
  }
  const { singleTriagerFor } = parsed.falsePositive
  const triaged: Severity[] = singleTriagerFor.includes('LOW') ? [...singleTriagerFor, 'INFO'] : singleTriagerFor
  return { overrides: { longest, approvers, singleTriagerFor: triaged }, fix, separation }
}
