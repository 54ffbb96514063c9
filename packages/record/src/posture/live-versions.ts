import { visibleSql } from '../engagements/visible-sql.ts'
import { Prisma } from '../generated/client/client.ts'
import type { Snapshot } from '../kernel/snapshot.ts'
import type { Audience } from '../kernel/viewer.ts'
import { packOfVersion } from './pack-contents.ts'

/** The condition that `model_version v` serves traffic and may be seen; its status follows what is routed. */
export function isLive({ workspaceId, ...audience }: Audience): Prisma.Sql {
  return Prisma.sql`(v.workspace_id = ${workspaceId}::uuid AND v.status IN ('CANARY', 'PRODUCTION')
    AND ${visibleSql({ workspaceId, ...audience }, Prisma.sql`v.engagement_id`)})`
}

/**
 * The condition that the traffic of `model_version v` is approved: a deployment gate that turned stale counts no longer,
 * nor does one that was approved after what is live was only seen, until that is authorised.
 */
export const isApprovedForTraffic = Prisma.sql`(EXISTS (SELECT FROM gate g
  WHERE g.workspace_id = v.workspace_id AND g.model_version_id = v.id AND g.stage = 'DEPLOYMENT'
    AND g.status IN ('APPROVED', 'APPROVED_WITH_CONDITIONS'))
  AND NOT EXISTS (SELECT FROM routing o
    WHERE o.workspace_id = v.workspace_id AND o.model_version_id = v.id AND o.environment = 'PRODUCTION'
      AND o.active AND o.authorisation <> 'APPROVED'))`

export type LiveVersionFilter = { withoutApproval?: boolean; withIncompletePack?: boolean }

/** The ids of the live versions that a figure counts, newest first. */
export async function listLiveVersions(
  snapshot: Snapshot,
  audience: Audience,
  { withoutApproval = false, withIncompletePack = false }: LiveVersionFilter,
  now: Date,
): Promise<string[]> {
  const rows = await snapshot.sql<{ id: string }>(Prisma.sql`
    SELECT v.id FROM model_version v CROSS JOIN ${packOfVersion(now)} pack
    WHERE ${isLive(audience)} AND (NOT ${withoutApproval}::boolean OR NOT ${isApprovedForTraffic})
      AND (NOT ${withIncompletePack}::boolean OR pack.have < pack.need)
    ORDER BY v.registered_at DESC, v.id DESC`)
  return rows.map(({ id }) => id)
}

export type PackState = { have: number; need: number; missing: string[] }

/** What the pack of each version has and needs; `missing` are codes of evidence types. */
export async function readPackStates(snapshot: Snapshot, modelVersionIds: readonly string[], now: Date) {
  const rows = await snapshot.sql<PackState & { id: string }>(Prisma.sql`
    SELECT v.id, pack.have, pack.need, pack.missing FROM model_version v CROSS JOIN ${packOfVersion(now)} pack
    WHERE v.id = ANY(${[...modelVersionIds]}::uuid[])`)
  return new Map<string, PackState>(rows.map((row) => [row.id, row]))
}
