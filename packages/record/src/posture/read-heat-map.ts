import { type GateStage, type GateStatus, gateStages } from '@assay/domain'
import { visibleSql } from '../engagements/visible-sql.ts'
import { Prisma } from '../generated/client/client.ts'
import type { Snapshot } from '../kernel/snapshot.ts'
import type { Audience } from '../kernel/viewer.ts'

export type HeatCell = { stage: GateStage; gateId: string | null; status: GateStatus | null; blockers: number }
export type HeatRow = { engagementId: string; cells: HeatCell[] }

/** The worst first: of several dataset versions, the data gate that holds the version up is the one to show. */
const worstFirst = [
  'REJECTED',
  'REVOKED',
  'STALE',
  'RETURNED',
  'NOT_STARTED',
  'COLLECTING',
  'READY',
  'APPROVED_WITH_CONDITIONS',
  'APPROVED',
  'NOT_APPLICABLE',
]

type Row = {
  engagementId: string
  stage: GateStage | null
  gateId: string | null
  status: GateStatus | null
  blockers: number | null
}

/** Each use case by stage, as its newest live version stands or, before any is live, its newest version. */
export async function readHeatMap(snapshot: Snapshot, audience: Audience): Promise<HeatRow[]> {
  const rows = await snapshot.sql<Row>(Prisma.sql`
    WITH use_case AS (
      SELECT e.workspace_id, e.id, e.number FROM engagement e
      WHERE e.workspace_id = ${audience.workspaceId}::uuid AND e.kind = 'AI_USE_CASE' AND e.status <> 'RETIRED'
        AND ${visibleSql(audience, Prisma.sql`e.id`)}
    ), shown AS (
      SELECT DISTINCT ON (v.engagement_id) v.workspace_id, v.engagement_id, v.id
      FROM model_version v JOIN use_case u ON u.workspace_id = v.workspace_id AND u.id = v.engagement_id
      ORDER BY v.engagement_id, (v.status IN ('CANARY', 'PRODUCTION')) DESC, v.registered_at DESC, v.id DESC
    ), cell AS (
      SELECT u.id AS engagement_id, g.id, g.stage, g.status, g.blockers
      FROM use_case u JOIN gate g ON g.workspace_id = u.workspace_id AND g.engagement_id = u.id
      LEFT JOIN shown ON shown.engagement_id = u.id
      WHERE g.subject_type = 'ENGAGEMENT' OR g.model_version_id = shown.id
        OR (shown.id IS NULL AND g.subject_type = 'DATASET_VERSION')
      UNION ALL
      SELECT shown.engagement_id, g.id, g.stage, g.status, g.blockers
      FROM shown
      JOIN lineage l ON l.workspace_id = shown.workspace_id AND l.model_version_id = shown.id
      JOIN gate g ON g.workspace_id = l.workspace_id AND g.dataset_version_id = l.dataset_version_id
      WHERE ${visibleSql(audience, Prisma.sql`g.engagement_id`)}
    )
    SELECT DISTINCT ON (u.number, cell.stage) u.id AS "engagementId", cell.stage, cell.id AS "gateId", cell.status,
      cell.blockers
    FROM use_case u LEFT JOIN cell ON cell.engagement_id = u.id
    ORDER BY u.number, cell.stage, array_position(${worstFirst}::text[], cell.status), cell.id`)

  const byEngagement = Map.groupBy(rows, ({ engagementId }) => engagementId)
  return [...byEngagement].map(([engagementId, found]) => ({
    engagementId,
    cells: gateStages.map((stage) => {
      const { gateId = null, status = null, blockers } = found.find((row) => row.stage === stage) ?? {}
      return { stage, gateId, status, blockers: blockers ?? 0 }
    }),
  }))
}
