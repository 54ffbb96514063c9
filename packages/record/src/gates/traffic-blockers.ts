import type { Reason } from '@assay/domain'
import type { Transaction } from '../kernel/database.ts'
import { loadGateFacts } from './load-gate-facts.ts'
import { readGate } from './read-gate.ts'

/**
 * Rule 10: the critical and high findings that block an increase of a version's traffic: those on the version itself, or
 * on an asset that its manifest names, without an override in force. Reducing traffic asks for none of this.
 */
export async function trafficBlockers(
  db: Transaction,
  workspaceId: string,
  modelVersionId: string,
  now: Date,
): Promise<Reason[]> {
  const gate = await db.gate.findFirst({
    where: { workspaceId, modelVersionId, stage: 'DEPLOYMENT' },
    select: { id: true },
  })
  if (gate === null) return []
  const [facts] = await loadGateFacts(db, workspaceId, [gate.id])
  const reasons = facts === undefined ? [] : readGate(facts, now).readiness.reasons
  return reasons
    .filter(({ code }) => code === 'OPEN_BLOCKER')
    .map(({ message, subject }) => ({
      code: 'FINDING_BLOCKS_TRAFFIC',
      message: `${message}; it blocks more traffic until it is decided on`,
      subject,
    }))
}
