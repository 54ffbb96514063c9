import { type FindingCategory, type FindingStatus, parseShortKey, type Severity, severityRank } from '@assay/domain'
import { uuidOr } from '../engagements/row-key.ts'
import { visibleSql } from '../engagements/visible-sql.ts'
import { Prisma } from '../generated/client/client.ts'
import type { Audience } from '../kernel/viewer.ts'

export type FindingFilter = {
  /** Part of the key, title, description, rule or location. */
  search?: string
  engagementId?: string
  engagementKey?: string
  modelVersionId?: string
  severities?: readonly Severity[]
  statuses?: readonly FindingStatus[]
  categories?: readonly FindingCategory[]
  ownerId?: string
  unowned?: boolean
  aiSpecific?: boolean
  source?: string
  label?: string
  cwe?: number
  overdue?: boolean
  /** Open on a version that serves traffic. */
  inProduction?: boolean
  /** An acceptance that has expired or expires within this many days. */
  acceptanceExpiresWithinDays?: number
}

/** The statuses in which a finding still counts: a claimed fix is not yet a verified one. */
export const isOpen = Prisma.sql`f.status NOT IN ('VERIFIED', 'DUPLICATE')`

/** AFFECTED or not yet known on a version that serves traffic. */
export const isInProduction = Prisma.sql`(${isOpen} AND EXISTS (
  SELECT FROM finding_subject s
  JOIN model_version v ON v.workspace_id = s.workspace_id AND v.id = s.model_version_id
  WHERE s.workspace_id = f.workspace_id AND s.finding_id = f.id
    AND s.status IN ('AFFECTED', 'UNKNOWN') AND v.status IN ('CANARY', 'PRODUCTION')))`

export const isOverdue = (now: Date) => Prisma.sql`(${isOpen} AND f.due_at < ${now}::timestamptz)`

/** Leaned on an acceptance that has lapsed without another in its place, or does so within the days. */
export function acceptanceExpires(now: Date, days: number): Prisma.Sql {
  const until = new Date(now.getTime() + days * 86_400_000)
  return Prisma.sql`(${isOpen} AND EXISTS (
    SELECT FROM "override" o
    WHERE o.workspace_id = f.workspace_id AND o.finding_id = f.id
      AND o.type IN ('RISK_ACCEPTED', 'DEFERRED', 'SEVERITY_ADJUSTED')
      AND (o.status = 'EXPIRED' OR (o.status = 'ACTIVE' AND o.expires_at <= ${until}::timestamptz))
      AND NOT EXISTS (
        SELECT FROM "override" later
        WHERE later.workspace_id = o.workspace_id AND later.finding_id = o.finding_id AND later.id <> o.id
          AND later.model_version_id IS NOT DISTINCT FROM o.model_version_id AND later.status = 'ACTIVE'
          AND (later.expires_at IS NULL OR later.expires_at > ${until}::timestamptz))))`
}

/** The condition on `finding f` for what the audience may see and the filter asks for. */
export function findingWhere(audience: Audience, filter: FindingFilter, now: Date): Prisma.Sql {
  const all = [
    Prisma.sql`f.workspace_id = ${audience.workspaceId}::uuid`,
    visibleSql(audience, Prisma.sql`f.engagement_id`),
  ]
  const among = (column: Prisma.Sql, codes: readonly string[]) => Prisma.sql`${column} = ANY(${[...codes]}::text[])`

  if (filter.search?.trim()) all.push(matches(filter.search.trim()))
  if (filter.engagementId) all.push(Prisma.sql`f.engagement_id = ${uuidOr(filter.engagementId)}::uuid`)
  if (filter.engagementKey) {
    all.push(Prisma.sql`f.engagement_id IN (SELECT e.id FROM engagement e
      WHERE e.workspace_id = f.workspace_id AND e.key = ${canonical(filter.engagementKey)})`)
  }
  if (filter.modelVersionId) {
    all.push(Prisma.sql`EXISTS (SELECT FROM finding_subject s
      WHERE s.workspace_id = f.workspace_id AND s.finding_id = f.id AND s.model_version_id = ${uuidOr(filter.modelVersionId)}::uuid)`)
  }
  if (filter.severities?.length) {
    all.push(Prisma.sql`f.severity = ANY(${filter.severities.map(severityRank)}::smallint[])`)
  }
  if (filter.statuses?.length) all.push(among(Prisma.sql`f.status`, filter.statuses))
  if (filter.categories?.length) all.push(among(Prisma.sql`f.category`, filter.categories))
  if (filter.ownerId) all.push(Prisma.sql`f.owner_id = ${uuidOr(filter.ownerId)}::uuid`)
  if (filter.unowned !== undefined) all.push(Prisma.sql`(f.owner_id IS NULL) = ${filter.unowned}`)
  if (filter.aiSpecific !== undefined) all.push(Prisma.sql`f.ai_specific = ${filter.aiSpecific}`)
  if (filter.source) all.push(Prisma.sql`f.source = ${filter.source}`)
  if (filter.label) {
    all.push(Prisma.sql`EXISTS (SELECT FROM finding_label fl
      JOIN label l ON l.workspace_id = fl.workspace_id AND l.id = fl.label_id
      WHERE fl.workspace_id = f.workspace_id AND fl.finding_id = f.id AND l.name = ${filter.label})`)
  }
  if (filter.cwe !== undefined) {
    all.push(Prisma.sql`EXISTS (SELECT FROM finding_weakness w
      WHERE w.workspace_id = f.workspace_id AND w.finding_id = f.id AND w.cwe = ${filter.cwe})`)
  }
  if (filter.overdue !== undefined) all.push(isTrue(isOverdue(now), filter.overdue))
  if (filter.inProduction !== undefined) all.push(isTrue(isInProduction, filter.inProduction))
  if (filter.acceptanceExpiresWithinDays !== undefined)
    all.push(acceptanceExpires(now, filter.acceptanceExpiresWithinDays))
  return Prisma.join(all, ' AND ')
}

const isTrue = (condition: Prisma.Sql, wanted: boolean) => (wanted ? condition : Prisma.sql`${condition} IS NOT TRUE`)

const canonical = (key: string) => key.trim().toUpperCase()

/** A whole key finds that finding alone; anything else is looked for inside the text, with no character of it special. */
function matches(search: string): Prisma.Sql {
  if (parseShortKey(search)?.type === 'Finding') return Prisma.sql`f.key = ${canonical(search)}`
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`
  return Prisma.sql`concat_ws(' ', f.key, f.title, f.description, f.rule_id, f.location_uri) ILIKE ${pattern}`
}
