import { defaultRule10Policy, type Rule10Policy } from '@assay/domain'
import { z } from 'zod'
import type { Transaction } from '../kernel/database.ts'

const Policies = z.object({
  evidence: z.object({ graceDays: z.number().int().nonnegative() }).optional(),
  monitoringGate: z
    .object({
      cadenceDaysByTier: z.array(z.object({ tier: z.number(), days: z.number().int().positive() })),
      overdueAfterDays: z.number().int().nonnegative(),
      decisionAfterNewFinding: z.array(z.object({ severity: z.string(), hours: z.number().positive() })),
    })
    .optional(),
})

const dayMs = 86_400_000

/** What the workspace's settings say of rule 10; what they do not say is as in the catalogue. */
export async function readRule10Policy(tx: Transaction, workspaceId: string): Promise<Rule10Policy> {
  const { policies } = await tx.workspace.findUniqueOrThrow({ where: { id: workspaceId }, select: { policies: true } })
  return rule10PolicyIn(policies)
}

export function rule10PolicyIn(policies: unknown): Rule10Policy {
  const { evidence, monitoringGate } = Policies.safeParse(policies).data ?? {}
  const standard = defaultRule10Policy
  const hours = (severity: string, otherwise: number) =>
    monitoringGate?.decisionAfterNewFinding.find((each) => each.severity === severity)?.hours ?? otherwise
  return {
    graceMs: evidence === undefined ? standard.graceMs : evidence.graceDays * dayMs,
    cadenceDays: (tier) =>
      monitoringGate?.cadenceDaysByTier.find((each) => each.tier === tier)?.days ?? standard.cadenceDays(tier),
    overdueMs: monitoringGate === undefined ? standard.overdueMs : monitoringGate.overdueAfterDays * dayMs,
    decideWithinHours: {
      CRITICAL: hours('CRITICAL', standard.decideWithinHours.CRITICAL),
      HIGH: hours('HIGH', standard.decideWithinHours.HIGH),
    },
  }
}
