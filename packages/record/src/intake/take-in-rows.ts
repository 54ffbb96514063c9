import type { FixPolicy } from '@assay/domain'
import { severities, severityRank, shortKey } from '@assay/domain'
import { Prisma } from '../generated/client/client.ts'
import type { Transaction } from '../kernel/database.ts'
import { newId } from '../kernel/new-id.ts'
import { takeNumbers } from '../kernel/short-key.ts'
import { settleFinding } from '../overrides/settle-finding.ts'
import { type IntakeTarget, type Range, rowsIn } from './judge-rows.ts'
import { rating, severityAfter } from './severity-after.ts'
import { waitingColumns } from './waiting-row.ts'

export type TakeIn = { target: IntakeTarget; range: Range; now: Date; policy: FixPolicy; engagementName: string }

/**
 * Writes judged rows into the record, set by set, and answers with the keys of the findings it made. A person's status,
 * owner and severity stay; only a finding that was closed and is seen again goes back to OPEN.
 */
export async function takeInRows(tx: Transaction, work: TakeIn): Promise<string | null> {
  const keys = await createFindings(tx, work)
  await updateFindings(tx, work)
  await addWeaknesses(tx, work)
  await addSubjects(tx, work)
  await addOccurrences(tx, work)
  await labelSuppressed(tx, work)
  await settleOverridden(tx, work)
  await tx.$executeRaw`UPDATE intake_row r SET committed = true WHERE ${chunkOf(work)}`
  return keys
}

const chunkOf = ({ target, range }: TakeIn) => rowsIn(target, range)

/** The rule of `dueAt` for sets: days of 24 hours from a moment, none where the policy sets none. */
function due({ policy }: TakeIn, severity: Prisma.Sql, from: Prisma.Sql): Prisma.Sql {
  const days = severities.map((each) => Prisma.sql`WHEN ${severityRank(each)} THEN ${policy[each]}::int`)
  return Prisma.sql`(${from} + (CASE ${severity} ${Prisma.join(days, ' ')} END) * interval '24 hours')`
}

const subjectAsset = ({ target, engagementName }: TakeIn, uri: Prisma.Sql, purl: Prisma.Sql) =>
  target.modelVersionId === null
    ? Prisma.sql`left(COALESCE(${purl}, ${uri}, ${engagementName}), 500)`
    : Prisma.sql`NULL::text`

async function createFindings(tx: Transaction, work: TakeIn): Promise<string | null> {
  const { target, now } = work
  const { workspaceId, engagementId } = target
  const counted = await tx.$queryRaw<{ count: number }[]>(
    Prisma.sql`SELECT count(*)::int AS count FROM intake_row r WHERE ${chunkOf(work)} AND r.verdict = 'NEW'`,
  )
  const count = counted[0]?.count ?? 0
  if (count === 0) return null
  const first = await takeNumbers(tx, workspaceId, 'F', count)
  await tx.$executeRaw`
    WITH fresh AS (
      UPDATE intake_row r SET finding_id = ${newId} WHERE ${chunkOf(work)} AND r.verdict = 'NEW' RETURNING r.*
    ), numbered AS (
      SELECT r.*, ${first}::int - 1 + row_number() OVER (ORDER BY r.position)::int AS number FROM fresh r
    )
    INSERT INTO finding (workspace_id, id, number, key, engagement_id, title, description, category, ai_specific,
      severity_raw, severity, status, asset, component_purl, due_at, source_kind, source, rule_id, location_uri,
      location_line, help_uri, fingerprint, fingerprint_algorithm, opened_at, created_at, updated_at)
    SELECT r.workspace_id, r.finding_id, r.number, 'F-' || r.number, ${engagementId}::uuid, p.title, p.description,
      p.category, p.ai_specific, p.severity_raw, p.severity, 'OPEN',
      ${subjectAsset(work, Prisma.sql`p.location_uri`, Prisma.sql`p.component_purl`)}, p.component_purl,
      ${due(work, Prisma.sql`p.severity`, Prisma.sql`${now}::timestamptz`)}, 'SCANNER', p.source, p.rule_id,
      p.location_uri, p.location_line, p.help_uri, r.fingerprint, p.fingerprint_algorithm, ${now}, ${now}, ${now}
    FROM numbered r, ${waitingColumns}`
  const last = first + count - 1
  return count === 1 ? shortKey('F', first) : `${shortKey('F', first)}…${shortKey('F', last)}`
}

/**
 * Follows what the scanner says now. A date that a higher severity brings nearer counts from today, so that nobody is
 * overdue by a new rating; a claimed fix that failed keeps its date, a verified one that came back gets a new one.
 */
async function updateFindings(tx: Transaction, work: TakeIn): Promise<void> {
  const { now } = work
  const today = Prisma.sql`${now}::timestamptz`
  const severity = Prisma.sql`after.severity`
  const ownDue = Prisma.sql`(CASE WHEN f.rated_severity IS NULL THEN f.due_at ELSE f.rated_due_at END)`
  await tx.$executeRaw`
    UPDATE finding SET title = n.title, description = n.description, severity_raw = n.severity_raw,
      severity = CASE WHEN finding.rated_severity IS NULL THEN n.severity ELSE finding.severity END,
      rated_severity = CASE WHEN finding.rated_severity IS NOT NULL THEN n.severity END, location_uri = n.location_uri, location_line = n.location_line, help_uri = n.help_uri,
      status = n.status, reopened = finding.reopened + n.reopened,
      due_at = CASE WHEN finding.rated_severity IS NULL THEN n.due_at ELSE finding.due_at END,
      rated_due_at = CASE WHEN finding.rated_severity IS NOT NULL THEN n.due_at END,
      version = finding.version + 1, updated_at = ${now}
    FROM (
      SELECT f.workspace_id, f.id, p.title, p.description, p.severity_raw, p.location_uri, p.location_line, p.help_uri,
        after.severity,
        CASE r.verdict WHEN 'REOPENED' THEN 'OPEN' ELSE f.status END AS status,
        CASE r.verdict WHEN 'REOPENED' THEN 1 ELSE 0 END AS reopened,
        CASE
          WHEN f.status = 'VERIFIED' THEN ${due(work, severity, today)}
          WHEN after.severity > ${rating} THEN LEAST(${ownDue}, ${due(work, severity, today)})
          WHEN after.severity < ${rating} THEN ${due(work, severity, Prisma.sql`f.opened_at`)}
          ELSE ${ownDue} END AS due_at
      FROM intake_row r CROSS JOIN LATERAL ${waitingColumns}
      JOIN finding f ON f.workspace_id = r.workspace_id AND f.id = r.finding_id
      CROSS JOIN LATERAL (SELECT ${severityAfter} AS severity) after
      WHERE ${chunkOf(work)} AND r.verdict IN ('UPDATED', 'REOPENED')
    ) n
    WHERE finding.workspace_id = n.workspace_id AND finding.id = n.id`
}

/** Overrides stay over what the scanner says now; on a version where there is none, its word counts. */
async function settleOverridden(tx: Transaction, work: TakeIn): Promise<void> {
  const rows = await tx.$queryRaw<{ id: string }[]>(Prisma.sql`
    SELECT DISTINCT r.finding_id AS id FROM intake_row r
    JOIN "override" o ON o.workspace_id = r.workspace_id AND o.finding_id = r.finding_id AND o.status = 'ACTIVE'
    WHERE ${chunkOf(work)}`)
  for (const { id } of rows) await settleFinding(tx, work.target.workspaceId, id, work.now)
}

async function addWeaknesses(tx: Transaction, work: TakeIn): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO finding_weakness (workspace_id, finding_id, cwe)
    SELECT DISTINCT r.workspace_id, r.finding_id, weakness.cwe
    FROM intake_row r CROSS JOIN LATERAL ${waitingColumns} CROSS JOIN LATERAL unnest(p.cwe) AS weakness(cwe)
    WHERE ${chunkOf(work)} AND r.verdict IN ('NEW', 'UPDATED', 'REOPENED')
    ON CONFLICT DO NOTHING`
}

/** AFFECTED on what was scanned; NOT_AFFECTED is a person's word and stays. */
async function addSubjects(tx: Transaction, work: TakeIn): Promise<void> {
  const { target, now } = work
  // Not by equality: an index over all subjects of the version would be taken for the one over those of the finding.
  const subject =
    target.modelVersionId === null
      ? Prisma.sql`s.asset IS NOT NULL`
      : Prisma.sql`s.model_version_id IS NOT DISTINCT FROM ${target.modelVersionId}::uuid`
  await tx.$executeRaw`
    UPDATE finding_subject s SET status = 'AFFECTED', version = s.version + 1, updated_at = ${now}
    FROM intake_row r
    WHERE ${chunkOf(work)} AND r.verdict IN ('UPDATED', 'UNCHANGED', 'REOPENED')
      AND NOT (r.payload->>'suppressed')::boolean
      AND s.workspace_id = r.workspace_id AND s.finding_id = r.finding_id AND ${subject}
      AND s.status IN ('UNKNOWN', 'FIXED')`
  await tx.$executeRaw`
    INSERT INTO finding_subject (workspace_id, id, finding_id, model_version_id, asset, status, created_at, updated_at)
    SELECT r.workspace_id, ${newId}, r.finding_id, ${target.modelVersionId}::uuid,
      ${subjectAsset(work, Prisma.sql`p.location_uri`, Prisma.sql`p.component_purl`)}, 'AFFECTED', ${now}, ${now}
    FROM intake_row r CROSS JOIN LATERAL ${waitingColumns}
    WHERE ${chunkOf(work)} AND r.verdict <> 'DUPLICATE' AND CASE r.verdict WHEN 'NEW' THEN true ELSE 0 = (
      SELECT count(*) FROM finding_subject s
      WHERE s.workspace_id = r.workspace_id AND s.finding_id = r.finding_id AND ${subject}) END`
}

async function addOccurrences(tx: Transaction, work: TakeIn): Promise<void> {
  const { target, now } = work
  await tx.$executeRaw`
    INSERT INTO occurrence (workspace_id, id, finding_id, intake_run_id, model_version_id, seen_at, location_uri,
      location_line, snippet)
    SELECT r.workspace_id, ${newId}, r.finding_id, r.run_id, ${target.modelVersionId}::uuid, ${now}, p.location_uri,
      p.location_line, p.snippet
    FROM intake_row r CROSS JOIN LATERAL ${waitingColumns}
    WHERE ${chunkOf(work)} AND r.verdict <> 'DUPLICATE'
    ON CONFLICT (workspace_id, finding_id, intake_run_id) DO NOTHING`
}

/** A scanner's own suppression is no override: the finding is open, and a label says what the scanner thinks. */
async function labelSuppressed(tx: Transaction, work: TakeIn): Promise<void> {
  const { target, now } = work
  const name = 'suppressed by the scanner'
  const suppressed = Prisma.sql`${chunkOf(work)} AND r.verdict = 'NEW' AND (r.payload->>'suppressed')::boolean`
  await tx.$executeRaw`
    INSERT INTO label (workspace_id, id, name, created_at, updated_at)
    SELECT ${target.workspaceId}::uuid, ${newId}, ${name}, ${now}, ${now}
    WHERE EXISTS (SELECT FROM intake_row r WHERE ${suppressed})
    ON CONFLICT (workspace_id, name) DO NOTHING`
  await tx.$executeRaw`
    INSERT INTO finding_label (workspace_id, finding_id, label_id)
    SELECT r.workspace_id, r.finding_id, l.id
    FROM intake_row r JOIN label l ON l.workspace_id = r.workspace_id AND l.name = ${name}
    WHERE ${suppressed}
    ON CONFLICT DO NOTHING`
}
