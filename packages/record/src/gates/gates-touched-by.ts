import type { Transaction } from '../kernel/database.ts'

/** What is about to change. With none but the engagement (and an evidence type), the whole use case is touched. */
export type Touched = {
  engagementId: string
  modelVersionId?: string | null | undefined
  datasetVersionId?: string | null | undefined
  /** A finding that stands on the record already: all its subjects are touched. */
  findingId?: string | null | undefined
  /** The asset of a finding: versions whose manifest names it, or all of a use case of that name. */
  asset?: string | null | undefined
  evidenceTypeId?: string | null | undefined
}

/**
 * Every gate whose readiness or decision the change can alter, the later gates of the same subjects included, so that
 * one call of `lockGates` takes all locks of a transaction at once and no two transactions wait for each other.
 */
export async function gatesTouchedBy(tx: Transaction, workspaceId: string, touched: Touched): Promise<string[]> {
  const { engagementId, modelVersionId = null, datasetVersionId = null, findingId = null, asset = null } = touched
  const { evidenceTypeId = null } = touched
  const whole = modelVersionId === null && datasetVersionId === null && findingId === null && asset === null
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH datasets AS (
      SELECT ${datasetVersionId}::uuid AS id
      UNION SELECT dataset_version_id FROM finding_subject
        WHERE workspace_id = ${workspaceId}::uuid AND finding_id = ${findingId}::uuid
      UNION SELECT id FROM dataset_version
        WHERE workspace_id = ${workspaceId}::uuid AND engagement_id = ${engagementId}::uuid AND ${whole}
    ), assets AS (
      SELECT ${asset}::text AS name
      UNION SELECT asset FROM finding_subject
        WHERE workspace_id = ${workspaceId}::uuid AND finding_id = ${findingId}::uuid
    ), versions AS (
      SELECT ${modelVersionId}::uuid AS id
      UNION SELECT model_version_id FROM finding_subject
        WHERE workspace_id = ${workspaceId}::uuid AND finding_id = ${findingId}::uuid
      UNION SELECT l.model_version_id FROM lineage l JOIN datasets d ON d.id = l.dataset_version_id
        WHERE l.workspace_id = ${workspaceId}::uuid
      UNION SELECT m.model_version_id FROM component c
        JOIN assets a ON a.name = c.name
        JOIN model_version_component m ON m.workspace_id = c.workspace_id AND m.component_id = c.id
        JOIN model_version v ON v.workspace_id = m.workspace_id AND v.id = m.model_version_id
        WHERE c.workspace_id = ${workspaceId}::uuid AND v.engagement_id = ${engagementId}::uuid
      UNION SELECT v.id FROM engagement e
        JOIN assets a ON a.name = e.name
        JOIN model_version v ON v.workspace_id = e.workspace_id AND v.engagement_id = e.id
        WHERE e.workspace_id = ${workspaceId}::uuid AND e.id = ${engagementId}::uuid
    )
    SELECT g.id FROM gate g
    WHERE g.workspace_id = ${workspaceId}::uuid
      AND (g.model_version_id IN (SELECT id FROM versions) OR g.dataset_version_id IN (SELECT id FROM datasets)
        OR (${whole} AND g.engagement_id = ${engagementId}::uuid))
      AND (${evidenceTypeId}::uuid IS NULL OR EXISTS (
        SELECT FROM gate_requirement r
        WHERE r.workspace_id = g.workspace_id AND r.evidence_type_id = ${evidenceTypeId}::uuid)
        OR EXISTS (SELECT FROM gate_definition d WHERE d.workspace_id = g.workspace_id AND d.id = g.definition_id
          AND d.policy <> '{"kind": "ALL", "of": []}'::jsonb))
    ORDER BY g.id`
  return rows.map(({ id }) => id)
}
