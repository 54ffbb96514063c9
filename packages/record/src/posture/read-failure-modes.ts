import { visibleSql } from '../engagements/visible-sql.ts'
import { Prisma } from '../generated/client/client.ts'
import type { Snapshot } from '../kernel/snapshot.ts'
import type { Audience } from '../kernel/viewer.ts'
import { type FailureMode, failureModesOf, type ProgrammeFacts, thresholds } from './failure-modes.ts'
import { evidenceInForce } from './pack-contents.ts'

/** The five failure modes, each computed from the record, in one statement. */
export async function readFailureModes(snapshot: Snapshot, audience: Audience, now: Date): Promise<FailureMode[]> {
  const [facts] = await snapshot.sql<ProgrammeFacts>(factsSql(audience, now))
  if (facts === undefined) throw new Error('The facts of the programme are missing')
  return failureModesOf(facts)
}

function factsSql(audience: Audience, now: Date): Prisma.Sql {
  const here = (alias: string) => Prisma.sql`${Prisma.raw(alias)}.workspace_id = ${audience.workspaceId}::uuid`
  const seen = (alias: string) =>
    Prisma.sql`${here(alias)} AND ${visibleSql(audience, Prisma.raw(`${alias}.engagement_id`))}`
  const idleSince = new Date(now.getTime() - thresholds.idleDays * 86_400_000)
  return Prisma.sql`
    WITH general AS (
      SELECT r.scope, r.scope_code, r.code, t.function
      FROM responsibility r LEFT JOIN team t ON t.workspace_id = r.workspace_id AND t.id = r.team_id
      WHERE ${here('r')} AND r.engagement_id IS NULL
    ), covered AS (
      SELECT scope, scope_code FROM general GROUP BY scope, scope_code
      HAVING count(*) FILTER (WHERE code IN ('A', 'AR')) = 1 AND count(*) FILTER (WHERE code IN ('R', 'AR')) > 0
    ), pending AS (
      SELECT EXISTS (
        SELECT FROM responsibility r JOIN team t ON t.workspace_id = r.workspace_id AND t.id = r.team_id
        WHERE r.workspace_id = g.workspace_id AND r.scope = 'GATE' AND r.scope_code = g.stage AND r.code IN ('A', 'AR')
          AND t.function = 'APPSEC' AND (r.engagement_id = g.engagement_id OR (r.engagement_id IS NULL AND NOT EXISTS (
            SELECT FROM responsibility own WHERE own.workspace_id = r.workspace_id AND own.engagement_id = g.engagement_id
              AND own.scope = r.scope AND own.scope_code = r.scope_code AND own.team_id = r.team_id AND NOT own.inherits)))
      ) AS appsec
      FROM gate g WHERE ${seen('g')} AND g.status = 'READY'
    ), live AS (
      SELECT DISTINCT v.engagement_id FROM model_version v WHERE ${seen('v')} AND v.status IN ('CANARY', 'PRODUCTION')
    ), proven AS (
      SELECT DISTINCT live.engagement_id, c.layer_id
      FROM live
      JOIN evidence ev ON ev.workspace_id = ${audience.workspaceId}::uuid AND ev.engagement_id = live.engagement_id
      JOIN control_evidence ce ON ce.workspace_id = ev.workspace_id AND ce.evidence_type_id = ev.evidence_type_id
      JOIN control c ON c.workspace_id = ce.workspace_id AND c.id = ce.control_id
      WHERE ${evidenceInForce(now)}
    )
    SELECT
      (SELECT count(*)::int FROM intake_run i WHERE ${seen('i')} AND i.status = 'COMMITTED') AS intakes,
      (SELECT count(*)::int FROM layer l WHERE ${here('l')}) AS layers,
      (SELECT count(*)::int FROM layer l JOIN covered ON covered.scope = 'LAYER' AND covered.scope_code = l.code
        WHERE ${here('l')}) AS "layersCovered",
      (SELECT count(*)::int FROM gate_definition d WHERE ${here('d')} AND d.is_current) AS gates,
      (SELECT count(*)::int FROM gate_definition d JOIN covered ON covered.scope = 'GATE' AND covered.scope_code = d.stage
        WHERE ${here('d')} AND d.is_current) AS "gatesCovered",
      (SELECT COALESCE(sum(length(code)), 0)::int FROM general WHERE code IN ('R', 'A', 'AR')) AS "rAndA",
      (SELECT COALESCE(sum(length(code)), 0)::int FROM general
        WHERE code IN ('R', 'A', 'AR') AND function = 'APPSEC') AS "rAndAOfAppsec",
      (SELECT count(*)::int FROM pending) AS "pendingSignOffs",
      (SELECT count(*)::int FROM pending WHERE appsec) AS "pendingOfAppsec",
      (SELECT COALESCE(array_agg(l.number ORDER BY l.number), '{}') FROM layer l
        JOIN general ON general.scope = 'LAYER' AND general.scope_code = l.code
        WHERE ${here('l')} AND general.code IN ('A', 'AR') AND general.function = 'APPSEC'
          AND l.number = ANY(${[...thresholds.notAppsecsLayers]}::int[])) AS "appsecLayers",
      (SELECT count(*)::int FROM requirement q WHERE ${here('q')}
        AND EXISTS (SELECT FROM mapping m WHERE m.workspace_id = q.workspace_id AND m.requirement_id = q.id)
        AND EXISTS (SELECT FROM live WHERE NOT EXISTS (
          SELECT FROM mapping m JOIN proven ON proven.layer_id = m.layer_id
          WHERE m.workspace_id = q.workspace_id AND m.requirement_id = q.id
            AND proven.engagement_id = live.engagement_id))) AS "uncoveredRequirements",
      (SELECT count(*)::int FROM evidence ev JOIN evidence_type t ON t.workspace_id = ev.workspace_id AND t.id = ev.evidence_type_id
        WHERE ${seen('ev')} AND t.code = 'RED_TEAM_REPORT' AND ev.status IN ('SUBMITTED', 'ACCEPTED') AND NOT EXISTS (
          SELECT FROM finding f WHERE f.workspace_id = ev.workspace_id AND f.engagement_id = ev.engagement_id
            AND f.source_kind = 'PERSON' AND f.ai_specific)) AS "reportsWithoutFindings",
      (SELECT count(*)::int FROM finding f
        WHERE ${seen('f')} AND f.source_kind = 'PERSON' AND f.ai_specific AND f.status <> 'DUPLICATE' AND NOT EXISTS (
          SELECT FROM finding_subject s WHERE s.workspace_id = f.workspace_id AND s.finding_id = f.id
            AND (s.model_version_id IS NOT NULL OR s.dataset_version_id IS NOT NULL))) AS "findingsWithoutVersion",
      (SELECT count(*)::int FROM model_version v
        WHERE ${seen('v')} AND v.status IN ('SUPERSEDED', 'ROLLED_BACK', 'RETIRING') AND v.traffic_percent = 0
          AND v.updated_at < ${idleSince}::timestamptz AND NOT EXISTS (
            SELECT FROM gate g WHERE g.workspace_id = v.workspace_id AND g.model_version_id = v.id
              AND g.stage = 'RETIREMENT' AND g.status <> 'NOT_STARTED')) AS "idleVersions"`
}
