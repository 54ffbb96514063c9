import { visibleSql } from '../engagements/visible-sql.ts'
import { Prisma } from '../generated/client/client.ts'
import type { Snapshot } from '../kernel/snapshot.ts'
import type { Audience } from '../kernel/viewer.ts'

export type TrendPoint = { day: Date; critical: number; high: number; open: number }

export const trendDays = 90

/**
 * Open findings at the end of each of the last 90 days of UTC, the last of which ends now.
 *
 * A finding is a chain of rows, the past ones kept by history, each of which held for a while; the first begins when the
 * finding was opened. Each open stretch adds one where it begins and takes one away where it ends, so that the days cost
 * no more than the rows.
 */
export function readTrend(snapshot: Snapshot, audience: Audience, now: Date): Promise<TrendPoint[]> {
  const counted = Prisma.sql`
    f.workspace_id = ${audience.workspaceId}::uuid AND ${visibleSql(audience, Prisma.sql`f.engagement_id`)}
    AND f.opened_at <= ${now}::timestamptz`
  return snapshot.sql<TrendPoint>(Prisma.sql`
    WITH point AS (
      SELECT n, start + n * interval '1 day' AS day,
        CASE WHEN n = ${trendDays - 1}::int THEN 'infinity' ELSE start + (n + 1) * interval '1 day' END AS ends
      FROM (SELECT date_trunc('day', ${now}::timestamptz, 'UTC') - ${trendDays - 1}::int * interval '1 day' AS start) first,
        generate_series(0, ${trendDays - 1}::int) AS n
    ), edge AS (
      SELECT array_agg(ends ORDER BY n) AS edges FROM point
    ), held AS (
      SELECT f.id, f.opened_at, f.severity, f.status, f.valid_from AS since, f.valid_to AS until
      FROM finding_history f WHERE ${counted}
      UNION ALL
      SELECT f.id, f.opened_at, f.severity, f.status, f.updated_at, 'infinity' FROM finding f WHERE ${counted}
    ), stretch AS (
      SELECT severity, status, until,
        CASE WHEN lag(id) OVER chain IS NULL THEN opened_at ELSE greatest(since, opened_at) END AS since
      FROM held WINDOW chain AS (PARTITION BY id ORDER BY since, until)
    ), step AS (
      SELECT width_bucket(since, edges) AS at, severity, 1 AS change FROM stretch, edge
      WHERE status NOT IN ('VERIFIED', 'DUPLICATE') AND since < until
      UNION ALL
      SELECT width_bucket(until, edges), severity, -1 FROM stretch, edge
      WHERE status NOT IN ('VERIFIED', 'DUPLICATE') AND since < until
    ), daily AS (
      SELECT at, sum(change) AS open, sum(change) FILTER (WHERE severity = 4) AS critical,
        sum(change) FILTER (WHERE severity = 3) AS high
      FROM step GROUP BY at
    )
    SELECT point.day, (sum(COALESCE(daily.critical, 0)) OVER upto)::int AS critical,
      (sum(COALESCE(daily.high, 0)) OVER upto)::int AS high, (sum(COALESCE(daily.open, 0)) OVER upto)::int AS open
    FROM point LEFT JOIN daily ON daily.at = point.n
    WINDOW upto AS (ORDER BY point.n) ORDER BY point.n`)
}
