import { visibleSql } from '../engagements/visible-sql.ts'
import { acceptanceExpires, isInProduction } from '../findings/finding-where.ts'
import { decidedAlone } from '../gates/gate-page.ts'
import { Prisma } from '../generated/client/client.ts'
import type { Snapshot } from '../kernel/snapshot.ts'
import type { Audience } from '../kernel/viewer.ts'
import { isApprovedForTraffic, isLive } from './live-versions.ts'
import { packOfVersion } from './pack-contents.ts'

export const figureCodes = [
  'LIVE_WITHOUT_APPROVAL',
  'CRITICALS_IN_PRODUCTION',
  'ACCEPTANCES_EXPIRING',
  'OVERDUE_SIGN_OFFS',
  'SINGLE_SIGNER',
  'UNOWNED_CONTROLS',
  'INCOMPLETE_PACKS',
] as const
export type FigureCode = (typeof figureCodes)[number]

export type Figure = {
  code: FigureCode
  label: string
  value: number
  of: number | null
  aiSpecific: number | null
  classical: number | null
  /** Opens exactly the rows that `value` counts. */
  href: string
}

export const acceptanceDays = 30

type Counted = { code: FigureCode; value: number; of: number | null; aiSpecific: number | null; ungated: number }

/** The figures of leadership in their order, in one statement. */
export async function readFigures(snapshot: Snapshot, audience: Audience, now: Date): Promise<Figure[]> {
  const rows = await snapshot.sql<Counted>(figuresSql(audience, now))
  const counted = new Map(rows.map((row) => [row.code, row]))
  return figureCodes.map((code) => {
    const { value, of, aiSpecific, ungated } = counted.get(code) ?? { value: 0, of: null, aiSpecific: null, ungated: 0 }
    return {
      code,
      label: labels[code],
      value,
      of,
      aiSpecific,
      classical: aiSpecific === null ? null : value - aiSpecific,
      href: code === 'LIVE_WITHOUT_APPROVAL' && ungated > 0 ? `/register?figure=${code}` : doors[code],
    }
  })
}

const labels: { readonly [code in FigureCode]: string } = {
  LIVE_WITHOUT_APPROVAL: 'Live without valid approval',
  CRITICALS_IN_PRODUCTION: 'Criticals open in production',
  ACCEPTANCES_EXPIRING: `Acceptances expired or expiring in ${acceptanceDays} days`,
  OVERDUE_SIGN_OFFS: 'Overdue sign-offs',
  SINGLE_SIGNER: 'Decided by one signer alone',
  UNOWNED_CONTROLS: 'Unowned controls',
  INCOMPLETE_PACKS: 'Live versions with an incomplete pack',
}

/** A live version that never had a deployment gate is in no list of gates: then the register lists the versions. */
const doors: { readonly [code in FigureCode]: string } = {
  LIVE_WITHOUT_APPROVAL: '/gates?liveWithoutApproval=1',
  CRITICALS_IN_PRODUCTION: '/findings?severity=CRITICAL&inProduction=1',
  ACCEPTANCES_EXPIRING: `/findings?acceptance=${acceptanceDays}`,
  OVERDUE_SIGN_OFFS: '/gates?overdue=1',
  SINGLE_SIGNER: '/gates?alone=1',
  UNOWNED_CONTROLS: '/raci?gaps=only&scope=controls&unowned=1',
  INCOMPLETE_PACKS: '/register?figure=INCOMPLETE_PACKS',
}

function figuresSql(audience: Audience, now: Date): Prisma.Sql {
  const { workspaceId } = audience
  const findings = (code: FigureCode, condition: Prisma.Sql) => Prisma.sql`
    SELECT ${code}::text AS code, count(*)::int AS value, NULL::int AS "of",
      (count(*) FILTER (WHERE f.ai_specific))::int AS "aiSpecific", 0 AS ungated
    FROM finding f
    WHERE f.workspace_id = ${workspaceId}::uuid AND ${visibleSql(audience, Prisma.sql`f.engagement_id`)} AND ${condition}`
  return Prisma.sql`
    WITH live AS (
      SELECT e.kind = 'AI_USE_CASE' AS ai, ${isApprovedForTraffic} AS approved, pack.have < pack.need AS incomplete,
        NOT EXISTS (SELECT FROM gate g WHERE g.workspace_id = v.workspace_id AND g.model_version_id = v.id
          AND g.stage = 'DEPLOYMENT') AS ungated
      FROM model_version v
      JOIN engagement e ON e.workspace_id = v.workspace_id AND e.id = v.engagement_id
      CROSS JOIN ${packOfVersion(now)} pack
      WHERE ${isLive(audience)}
    )
    SELECT 'LIVE_WITHOUT_APPROVAL' AS code, (count(*) FILTER (WHERE NOT approved))::int AS value, count(*)::int AS "of",
      (count(*) FILTER (WHERE NOT approved AND ai))::int AS "aiSpecific",
      (count(*) FILTER (WHERE ungated))::int AS ungated FROM live
    UNION ALL
    SELECT 'INCOMPLETE_PACKS', (count(*) FILTER (WHERE incomplete))::int, count(*)::int,
      (count(*) FILTER (WHERE incomplete AND ai))::int, 0 FROM live
    UNION ALL ${findings('CRITICALS_IN_PRODUCTION', Prisma.sql`f.severity = 4 AND ${isInProduction}`)}
    UNION ALL ${findings('ACCEPTANCES_EXPIRING', acceptanceExpires(now, acceptanceDays))}
    UNION ALL
    SELECT 'OVERDUE_SIGN_OFFS', count(*)::int, NULL, (count(*) FILTER (WHERE e.kind = 'AI_USE_CASE'))::int, 0
    FROM gate g JOIN engagement e ON e.workspace_id = g.workspace_id AND e.id = g.engagement_id
    WHERE g.workspace_id = ${workspaceId}::uuid AND ${visibleSql(audience, Prisma.sql`g.engagement_id`)}
      AND g.due_at < ${now}::timestamptz AND g.status NOT IN ('APPROVED', 'APPROVED_WITH_CONDITIONS', 'NOT_APPLICABLE')
    UNION ALL
    SELECT 'SINGLE_SIGNER', count(*)::int, NULL, (count(*) FILTER (WHERE e.kind = 'AI_USE_CASE'))::int, 0
    FROM gate g JOIN engagement e ON e.workspace_id = g.workspace_id AND e.id = g.engagement_id
    WHERE g.workspace_id = ${workspaceId}::uuid AND ${visibleSql(audience, Prisma.sql`g.engagement_id`)}
      AND ${decidedAlone}
    UNION ALL
    SELECT 'UNOWNED_CONTROLS', (count(*) FILTER (WHERE NOT EXISTS (SELECT FROM responsibility r
        WHERE r.workspace_id = c.workspace_id AND r.engagement_id IS NULL AND r.scope = 'CONTROL'
          AND r.scope_code = c.code AND r.code IN ('R', 'AR'))))::int, count(*)::int, NULL, 0
    FROM control c WHERE c.workspace_id = ${workspaceId}::uuid`
}
