import { visibleSql } from '../engagements/visible-sql.ts'
import { Prisma } from '../generated/client/client.ts'
import type { Snapshot } from '../kernel/snapshot.ts'
import type { Audience } from '../kernel/viewer.ts'

/** Which of these components are part of a version that the audience may see; components have no engagement. */
export async function visibleComponents(
  { sql }: Snapshot,
  audience: Audience,
  componentIds: readonly string[],
): Promise<Map<string, true>> {
  const rows = await sql<{ id: string }>(Prisma.sql`
    SELECT DISTINCT m.component_id AS id FROM model_version_component m
    JOIN model_version v ON v.workspace_id = m.workspace_id AND v.id = m.model_version_id
    WHERE m.workspace_id = ${audience.workspaceId}::uuid AND m.component_id = ANY(${[...componentIds]}::uuid[])
      AND ${visibleSql(audience, Prisma.sql`v.engagement_id`)}`)
  return new Map(rows.map(({ id }) => [id, true]))
}
