import { visibleSql } from '../engagements/visible-sql.ts'
import { Prisma } from '../generated/client/client.ts'
import type { Snapshot } from '../kernel/snapshot.ts'
import type { Audience } from '../kernel/viewer.ts'
import { evidenceInForce } from './pack-contents.ts'

export type LayerMaturity = { layerId: string; have: number; need: number }

/** Per layer, over all use cases: the evidence types of its controls that are in force, of those that are wanted. */
export function readMaturity(snapshot: Snapshot, audience: Audience, now: Date): Promise<LayerMaturity[]> {
  return snapshot.sql<LayerMaturity>(Prisma.sql`
    WITH wanted AS (
      SELECT DISTINCT c.layer_id, ce.evidence_type_id, e.id AS engagement_id
      FROM control c
      JOIN control_evidence ce ON ce.workspace_id = c.workspace_id AND ce.control_id = c.id
      JOIN engagement e ON e.workspace_id = c.workspace_id
      WHERE c.workspace_id = ${audience.workspaceId}::uuid AND e.kind = 'AI_USE_CASE' AND e.status <> 'RETIRED'
        AND ${visibleSql(audience, Prisma.sql`e.id`)}
    ), there AS (
      SELECT DISTINCT ev.engagement_id, ev.evidence_type_id FROM evidence ev
      WHERE ev.workspace_id = ${audience.workspaceId}::uuid AND ${evidenceInForce(now)}
    )
    SELECT l.id AS "layerId", count(there.engagement_id)::int AS have, count(wanted.engagement_id)::int AS need
    FROM layer l
    LEFT JOIN wanted ON wanted.layer_id = l.id
    LEFT JOIN there ON there.engagement_id = wanted.engagement_id AND there.evidence_type_id = wanted.evidence_type_id
    WHERE l.workspace_id = ${audience.workspaceId}::uuid
    GROUP BY l.id, l.number ORDER BY l.number`)
}
