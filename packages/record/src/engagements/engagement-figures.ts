import { type Gate, Prisma } from '../generated/client/client.ts'
import type { Snapshot } from '../kernel/snapshot.ts'

export type LayerEvidence = { layerId: string; have: number; need: number }

/** Per layer, by its number: how many of the evidence types of its controls are in force; by engagement. */
export async function layerEvidence(
  { sql }: Snapshot,
  workspaceId: string,
  engagementIds: readonly string[],
  now: Date,
): Promise<Map<string, LayerEvidence[]>> {
  const rows = await sql<LayerEvidence & { engagementId: string }>(Prisma.sql`
    SELECT asked.id AS "engagementId", l.id AS "layerId",
      count(DISTINCT asks.evidence_type_id)::int AS need, count(DISTINCT ev.evidence_type_id)::int AS have
    FROM unnest(${[...engagementIds]}::uuid[]) AS asked(id)
    CROSS JOIN layer l
    LEFT JOIN control c ON c.workspace_id = l.workspace_id AND c.layer_id = l.id
    LEFT JOIN control_evidence asks ON asks.workspace_id = c.workspace_id AND asks.control_id = c.id
    LEFT JOIN evidence ev ON ev.workspace_id = l.workspace_id AND ev.engagement_id = asked.id
      AND ev.evidence_type_id = asks.evidence_type_id AND ev.status = 'ACCEPTED'
      AND (ev.effective_from IS NULL OR ev.effective_from <= ${now})
      AND (ev.effective_to IS NULL OR ev.effective_to > ${now})
    WHERE l.workspace_id = ${workspaceId}::uuid
    GROUP BY asked.id, l.id, l.number ORDER BY asked.id, l.number`)
  return Map.groupBy(rows, ({ engagementId }) => engagementId)
}

/**
 * The gate that holds each use case up: the first that is not passed of its intake, the data and the way to production
 * of its newest version that is in play. By engagement; none where nothing does.
 */
export async function blockingGates(
  { sql, db }: Snapshot,
  workspaceId: string,
  engagementIds: readonly string[],
): Promise<Map<string, Gate>> {
  const rows = await sql<{ id: string }>(Prisma.sql`
    WITH newest AS (
      SELECT DISTINCT ON (engagement_id) engagement_id, id FROM model_version
      WHERE workspace_id = ${workspaceId}::uuid AND engagement_id = ANY(${[...engagementIds]}::uuid[])
        AND status NOT IN ('SUPERSEDED', 'ROLLED_BACK', 'RETIRING', 'RETIRED', 'ABANDONED')
      ORDER BY engagement_id, registered_at DESC, id DESC
    ), way AS (
      SELECT engagement_id AS asked, id, stage, number, status FROM gate
      WHERE workspace_id = ${workspaceId}::uuid AND stage = 'INTAKE' AND engagement_id = ANY(${[...engagementIds]}::uuid[])
      UNION ALL
      SELECT n.engagement_id, g.id, g.stage, g.number, g.status FROM newest n
      JOIN gate g ON g.workspace_id = ${workspaceId}::uuid AND g.model_version_id = n.id
        AND g.stage IN ('TRAINING', 'EVALUATION', 'DEPLOYMENT')
      UNION ALL
      SELECT n.engagement_id, g.id, g.stage, g.number, g.status FROM newest n
      JOIN lineage l ON l.workspace_id = ${workspaceId}::uuid AND l.model_version_id = n.id
      JOIN gate g ON g.workspace_id = l.workspace_id AND g.dataset_version_id = l.dataset_version_id
        AND g.engagement_id = n.engagement_id
    )
    SELECT DISTINCT ON (asked) id FROM way
    WHERE status NOT IN ('APPROVED', 'APPROVED_WITH_CONDITIONS', 'NOT_APPLICABLE')
    ORDER BY asked, array_position(ARRAY['INTAKE', 'DATA', 'TRAINING', 'EVALUATION', 'DEPLOYMENT'], stage), number`)
  const gates = await db.gate.findMany({ where: { workspaceId, id: { in: rows.map(({ id }) => id) } } })
  return new Map(gates.map((gate) => [gate.engagementId, gate]))
}
