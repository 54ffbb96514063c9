import { agesByTheClock, policyTurnsAt } from '@assay/domain'
import type { Transaction } from '../kernel/database.ts'
import { validUntilOf } from './approval-of.ts'
import type { GateFacts } from './load-gate-facts.ts'
import { policyFactsOf } from './policy-facts.ts'

const kind = 'POLICY_AGES'

/** The clock looks at the gate again when evidence grows too old for its policy, or its approval for its definition. */
export async function rememberAge(tx: Transaction, facts: GateFacts, now: Date): Promise<void> {
  const { workspaceId, id: subjectId, definition } = facts.gate
  const ages = agesByTheClock(facts.policy)
  if (!ages && definition.validityDays === null) return
  const policyFacts = policyFactsOf(facts, (_, stored) => stored)
  const moments = [ages ? policyTurnsAt(facts.policy, policyFacts, now) : null, validUntilOf(facts)]
  const ahead = moments.flatMap((moment) => (moment !== null && moment > now ? moment.getTime() : []))
  if (ahead.length === 0) {
    await tx.lapse.deleteMany({ where: { workspaceId, kind, subjectId } })
    return
  }
  await tx.$executeRaw`
    INSERT INTO lapse (workspace_id, kind, subject_id, at)
    VALUES (${workspaceId}::uuid, ${kind}, ${subjectId}::uuid, ${new Date(Math.min(...ahead))})
    ON CONFLICT (workspace_id, kind, subject_id) DO UPDATE SET at = excluded.at WHERE lapse.at <> excluded.at`
}
