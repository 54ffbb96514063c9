import { uuidOr } from '../engagements/row-key.ts'
import { visibleSql } from '../engagements/visible-sql.ts'
import type { DatasetVersion, Engagement, Gate, GateDefinition, ModelVersion } from '../generated/client/client.ts'
import { Prisma } from '../generated/client/client.ts'
import type { Snapshot } from '../kernel/snapshot.ts'
import type { Audience } from '../kernel/viewer.ts'
import { isApprovedForTraffic } from '../posture/live-versions.ts'
import { rowOf } from './row-of.ts'

export type GateFilter = {
  engagementId?: string
  stages?: readonly string[]
  statuses?: readonly string[]
  /** Past its date and not passed. */
  overdue?: boolean
  /** Deployment gates of versions that serve traffic without a valid approval. */
  liveWithoutApproval?: boolean
  /** Decided by one signer alone, and that decision is in force. */
  singleSigner?: boolean
}

/** A gate with the rows that every card of the board shows, so that a page is one statement. */
export type BoardGate = Gate & {
  definition: GateDefinition
  engagement: Engagement
  modelVersion: (ModelVersion & { modelName: string }) | null
  datasetVersion: (DatasetVersion & { datasetName: string }) | null
}

type Paging = { limit: number; inverted: boolean; after?: string | undefined; before?: string | undefined }
type Found = {
  gate: object
  definition: object
  engagement: object
  modelVersion: object | null
  modelName: string | null
  datasetVersion: object | null
  datasetName: string | null
}

/** One page of the board, by stage, then due date, then number. A cursor names the gate that the page ended with. */
export async function gatePage(
  { sql }: Snapshot,
  audience: Audience,
  filter: GateFilter,
  now: Date,
  { limit, inverted, after, before }: Paging,
): Promise<BoardGate[]> {
  const order = inverted
    ? Prisma.sql`d.number DESC, coalesce(g.due_at, 'infinity') DESC, g.number DESC`
    : Prisma.sql`d.number, coalesce(g.due_at, 'infinity'), g.number`
  const rows = await sql<Found>(Prisma.sql`
    SELECT to_jsonb(g) AS gate, to_jsonb(d) AS definition, to_jsonb(e) AS engagement,
      to_jsonb(v) AS "modelVersion", m.name AS "modelName", to_jsonb(dv) AS "datasetVersion", ds.name AS "datasetName"
    FROM gate g
    JOIN gate_definition d ON d.workspace_id = g.workspace_id AND d.id = g.definition_id
    JOIN engagement e ON e.workspace_id = g.workspace_id AND e.id = g.engagement_id
    LEFT JOIN model_version v ON v.workspace_id = g.workspace_id AND v.id = g.model_version_id
    LEFT JOIN model m ON m.workspace_id = v.workspace_id AND m.id = v.model_id
    LEFT JOIN dataset_version dv ON dv.workspace_id = g.workspace_id AND dv.id = g.dataset_version_id
    LEFT JOIN dataset ds ON ds.workspace_id = dv.workspace_id AND ds.id = dv.dataset_id
    WHERE ${whereSql(audience, filter, now)}
      ${after === undefined ? Prisma.empty : Prisma.sql`AND ${place} > ${placeOf(audience, after)}`}
      ${before === undefined ? Prisma.empty : Prisma.sql`AND ${place} < ${placeOf(audience, before)}`}
    ORDER BY ${order} LIMIT ${limit}`)
  return rows.map(({ gate, definition, engagement, modelVersion, modelName, datasetVersion, datasetName }) => ({
    ...rowOf<Gate>(gate),
    definition: rowOf<GateDefinition>(definition),
    engagement: rowOf<Engagement>(engagement),
    modelVersion: modelVersion === null ? null : { ...rowOf<ModelVersion>(modelVersion), modelName: modelName ?? '' },
    datasetVersion:
      datasetVersion === null ? null : { ...rowOf<DatasetVersion>(datasetVersion), datasetName: datasetName ?? '' },
  }))
}

export async function countGates(
  { sql }: Snapshot,
  audience: Audience,
  filter: GateFilter,
  now: Date,
): Promise<number> {
  const rows = await sql<{ count: number }>(Prisma.sql`
    SELECT count(*)::int AS count FROM gate g
    LEFT JOIN model_version v ON v.workspace_id = g.workspace_id AND v.id = g.model_version_id
    WHERE ${whereSql(audience, filter, now)}`)
  return rows[0]?.count ?? 0
}

const place = Prisma.sql`(d.number, coalesce(g.due_at, 'infinity'), g.number)`

/** Where the cursor's gate stands. One that is gone, or is not the audience's to see, stands nowhere. */
function placeOf(audience: Audience, cursor: string): Prisma.Sql {
  return Prisma.sql`(SELECT cd.number, coalesce(c.due_at, 'infinity'), c.number FROM gate c
    JOIN gate_definition cd ON cd.workspace_id = c.workspace_id AND cd.id = c.definition_id
    WHERE c.workspace_id = ${audience.workspaceId}::uuid AND c.id = ${uuidOr(cursor)}::uuid
      AND ${visibleSql(audience, Prisma.sql`c.engagement_id`)})`
}

/** The single-signer exception (rule 2), whether its review is still to come or upheld it; `g` is the gate. */
export const decidedAlone = Prisma.sql`EXISTS (SELECT FROM gate_decision gd
  WHERE gd.workspace_id = g.workspace_id AND gd.gate_id = g.id AND gd.status = 'EFFECTIVE'
    AND gd.exception_rationale IS NOT NULL)`

/** Passed stages are those behind which the next may go ahead; the aliases are `g` for gates and `v` for versions. */
function whereSql(audience: Audience, filter: GateFilter, now: Date): Prisma.Sql {
  const parts = [
    Prisma.sql`g.workspace_id = ${audience.workspaceId}::uuid`,
    visibleSql(audience, Prisma.sql`g.engagement_id`),
  ]
  if (filter.engagementId !== undefined) parts.push(Prisma.sql`g.engagement_id = ${uuidOr(filter.engagementId)}::uuid`)
  if (filter.stages !== undefined) parts.push(Prisma.sql`g.stage = ANY(${[...filter.stages]}::text[])`)
  if (filter.statuses !== undefined) parts.push(Prisma.sql`g.status = ANY(${[...filter.statuses]}::text[])`)
  if (filter.overdue === true) {
    parts.push(
      Prisma.sql`g.due_at < ${now} AND g.status NOT IN ('APPROVED', 'APPROVED_WITH_CONDITIONS', 'NOT_APPLICABLE')`,
    )
  }
  if (filter.singleSigner === true) parts.push(decidedAlone)
  if (filter.liveWithoutApproval === true) {
    parts.push(Prisma.sql`g.stage = 'DEPLOYMENT' AND v.status IN ('CANARY', 'PRODUCTION')
      AND NOT ${isApprovedForTraffic}`)
  }
  return Prisma.join(parts, ' AND ')
}
