import { agesByTheClock, policyTurnsAt } from '@assay/domain'
import type { Transaction } from '../kernel/database.ts'
import type { GateFacts } from './load-gate-facts.ts'
import { policyFactsOf } from './policy-facts.ts'

const kind = 'POLICY_AGES'

/** The clock looks at the gate again when evidence has grown too old for its policy. */
export async function rememberAge(tx: Transaction, facts: GateFacts, now: Date): Promise<void> {
  const { workspaceId, id: subjectId } = facts.gate
  if (!agesByTheClock(facts.policy)) return
  const at = policyTurnsAt(
    facts.policy,
    policyFactsOf(facts, (_, stored) => stored),
    now,
  )
  if (at === null) {
    await tx.lapse.deleteMany({ where: { workspaceId, kind, subjectId } })
    return
  }
  await tx.$executeRaw`
    INSERT INTO lapse (workspace_id, kind, subject_id, at)
    VALUES (${workspaceId}::uuid, ${kind}, ${subjectId}::uuid, ${at})
    ON CONFLICT (workspace_id, kind, subject_id) DO UPDATE SET at = excluded.at WHERE lapse.at <> excluded.at`
}
