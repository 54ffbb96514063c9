import { Prisma } from '../generated/client/client.ts'
import { change } from '../kernel/change.ts'
import { lockGates } from '../kernel/lock-gate.ts'
import { read } from '../kernel/read.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import { systemViewer } from '../workspaces/system-viewer.ts'
import { recomputeReadiness } from './recompute-readiness.ts'

/**
 * Time alone ends evidence and overrides, and no command tells the gates: computes those anew whose reading is older
 * than such an end. A signer never depends on it, since a decision reads the gate at its own moment.
 */
export async function refreshLapsedGates(record: EngagementRecord, workspaceId: string): Promise<void> {
  const now = record.now()
  const lapsed = await read(record, workspaceId, ({ sql }) => sql<{ id: string }>(lapsedSql(workspaceId, now)))
  if (lapsed.length === 0) return
  const gateIds = lapsed.map(({ id }) => id)
  await change(record, systemViewer(workspaceId), async function refreshLapsedGates(step) {
    await lockGates(step.tx, workspaceId, gateIds)
    let changed = false
    await recomputeReadiness(step.tx, workspaceId, gateIds, step.now, (fact) => {
      changed = true
      step.announce(fact)
    })
    if (!changed) step.nothingChanged()
    return workspaceId
  })
}

function lapsedSql(workspaceId: string, now: Date): Prisma.Sql {
  return Prisma.sql`
    SELECT g.id FROM gate g
    CROSS JOIN LATERAL (SELECT max(r.computed_at) AS at FROM gate_readiness r
      WHERE r.workspace_id = g.workspace_id AND r.gate_id = g.id) AS last_reading
    WHERE g.workspace_id = ${workspaceId}::uuid AND (
      EXISTS (SELECT FROM evidence ev
        JOIN gate_requirement q ON q.workspace_id = ev.workspace_id AND q.evidence_type_id = ev.evidence_type_id
        WHERE ev.workspace_id = g.workspace_id AND ev.engagement_id = g.engagement_id
          AND q.definition_id = g.definition_id AND ev.status = 'ACCEPTED'
          AND ((ev.effective_to > last_reading.at AND ev.effective_to <= ${now})
            OR (ev.effective_from > last_reading.at AND ev.effective_from <= ${now})))
      OR EXISTS (SELECT FROM "override" o
        JOIN finding f ON f.workspace_id = o.workspace_id AND f.id = o.finding_id
        WHERE o.workspace_id = g.workspace_id AND f.engagement_id = g.engagement_id AND o.status = 'ACTIVE'
          AND o.expires_at > last_reading.at AND o.expires_at <= ${now}))
    ORDER BY g.id`
}
