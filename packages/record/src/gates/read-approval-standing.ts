import type { ApprovalStanding } from '@assay/domain'
import type { Snapshot } from '../kernel/snapshot.ts'
import { loadGateFacts } from './load-gate-facts.ts'
import { readGate } from './read-gate.ts'

/** What each approved gate is tied to, and what is asked of it (rule 10); by gate id. */
export async function readApprovalStandings(
  { db }: Pick<Snapshot, 'db'>,
  workspaceId: string,
  gateIds: readonly string[],
  now: Date,
): Promise<Map<string, ApprovalStanding>> {
  const all = await loadGateFacts(db, workspaceId, gateIds)
  return new Map(
    all.flatMap((facts): [string, ApprovalStanding][] => {
      const { standing } = readGate(facts, now)
      return standing === null ? [] : [[facts.gate.id, standing]]
    }),
  )
}
