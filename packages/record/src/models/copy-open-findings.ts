import { Prisma } from '../generated/client/client.ts'
import type { Transaction } from '../kernel/database.ts'
import { newId } from '../kernel/new-id.ts'

type Copying = { workspaceId: string; engagementId: string; modelVersionId: string; now: Date }

/**
 * Rule 6: what was open on the engagement's earlier versions may well be in the new one, so it stands there as
 * UNKNOWN. Where it was fixed in the newest of them, it is not brought back; overrides are never carried along.
 */
export async function copyOpenFindings(tx: Transaction, copying: Copying): Promise<number> {
  const { workspaceId, engagementId, modelVersionId, now } = copying
  return tx.$executeRaw(Prisma.sql`
    INSERT INTO finding_subject (workspace_id, id, finding_id, model_version_id, status, created_at, updated_at)
    SELECT newest.workspace_id, ${newId}, newest.finding_id, ${modelVersionId}::uuid, 'UNKNOWN', ${now}, ${now}
    FROM (
      SELECT DISTINCT ON (s.finding_id) s.workspace_id, s.finding_id, s.status
      FROM finding_subject s
      JOIN model_version v ON v.workspace_id = s.workspace_id AND v.id = s.model_version_id
      JOIN finding f ON f.workspace_id = s.workspace_id AND f.id = s.finding_id
      WHERE s.workspace_id = ${workspaceId}::uuid AND v.engagement_id = ${engagementId}::uuid
        AND v.id <> ${modelVersionId}::uuid
        AND f.status IN ('OPEN', 'TRIAGED', 'IN_PROGRESS', 'RESOLVED')
      ORDER BY s.finding_id, v.registered_at DESC, v.id DESC
    ) newest
    WHERE newest.status IN ('AFFECTED', 'UNKNOWN')`)
}
