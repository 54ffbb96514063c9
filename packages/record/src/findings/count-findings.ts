import type { SubjectStatus } from '@assay/domain'
import { Prisma } from '../generated/client/client.ts'
import type { Snapshot } from '../kernel/snapshot.ts'
import type { Audience } from '../kernel/viewer.ts'
import { type FindingFilter, findingWhere, isOpen } from './finding-where.ts'
import { countBySeverity, type SeverityCounts } from './severity-counts.ts'

export type FindingFigures = {
  counts: SeverityCounts
  /** The keys of those that came last, newest first. */
  newest: string[]
}

/** How many findings a reader is told to have missed, at most. */
const newestTold = 100

/** How many findings match, and which of them came last, in one statement. */
export async function readFindingFigures(
  { sql }: Snapshot,
  audience: Audience,
  filter: FindingFilter,
  now: Date,
): Promise<FindingFigures> {
  const where = findingWhere(audience, filter, now)
  const [row] = await sql<SeverityCounts & { newest: string[] }>(Prisma.sql`
    SELECT ${countBySeverity},
      ARRAY(SELECT f.key FROM finding f WHERE ${where} ORDER BY f.number DESC LIMIT ${newestTold}) AS newest
    FROM finding f WHERE ${where}`)
  if (row === undefined) throw new Error('The counts of the findings are missing')
  const { newest, ...counts } = row
  return { counts, newest }
}

type Counted = SeverityCounts & { id: string }

/** The open findings of each engagement; one without any is absent. */
export async function countOpenFindings(snapshot: Snapshot, engagementIds: readonly string[]) {
  const rows = await snapshot.sql<Counted>(Prisma.sql`
    SELECT f.engagement_id AS id, ${countBySeverity} FROM finding f
    WHERE f.engagement_id = ANY(${[...engagementIds]}::uuid[]) AND ${isOpen} GROUP BY f.engagement_id`)
  return new Map<string, SeverityCounts>(rows.map((row) => [row.id, row]))
}

/** The open findings that stand on each model version as AFFECTED or UNKNOWN; a version without any is absent. */
export async function countOpenFindingsOn(snapshot: Snapshot, modelVersionIds: readonly string[]) {
  const rows = await snapshot.sql<Counted>(Prisma.sql`
    SELECT s.model_version_id AS id, ${countBySeverity}
    FROM finding_subject s JOIN finding f ON f.workspace_id = s.workspace_id AND f.id = s.finding_id
    WHERE s.model_version_id = ANY(${[...modelVersionIds]}::uuid[]) AND s.status IN ('AFFECTED', 'UNKNOWN') AND ${isOpen}
    GROUP BY s.model_version_id`)
  return new Map<string, SeverityCounts>(rows.map((row) => [row.id, row]))
}

export type SubjectCounts = { readonly [status in SubjectStatus]: number }

/** How many findings stand how on each model version, as in VEX. */
export async function countSubjects(snapshot: Snapshot, modelVersionIds: readonly string[]) {
  const rows = await snapshot.sql<SubjectCounts & { id: string }>(Prisma.sql`
    SELECT s.model_version_id AS id,
      count(*) FILTER (WHERE s.status = 'AFFECTED')::int AS "AFFECTED",
      count(*) FILTER (WHERE s.status = 'FIXED')::int AS "FIXED",
      count(*) FILTER (WHERE s.status = 'NOT_AFFECTED')::int AS "NOT_AFFECTED",
      count(*) FILTER (WHERE s.status = 'UNKNOWN')::int AS "UNKNOWN"
    FROM finding_subject s JOIN finding f ON f.workspace_id = s.workspace_id AND f.id = s.finding_id
    WHERE s.model_version_id = ANY(${[...modelVersionIds]}::uuid[]) AND f.status <> 'DUPLICATE'
    GROUP BY s.model_version_id`)
  return new Map<string, SubjectCounts>(rows.map((row) => [row.id, row]))
}
