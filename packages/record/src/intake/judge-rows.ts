import { Prisma } from '../generated/client/client.ts'
import type { Transaction } from '../kernel/database.ts'
import { severityAfter } from './severity-after.ts'
import { waitingColumns } from './waiting-row.ts'

// Fresh rows have no statistics yet, so each statement here is written to have one sensible plan: correlated look-ups
// and arrays of keys rather than joins of a waiting row with itself, which were seen to take a minute for 13,000.

/** What findings a run is compared with, and where it is written. */
export type IntakeTarget = {
  workspaceId: string
  runId: string
  engagementId: string
  modelVersionId: string | null
}

/** Positions of waiting rows, both included. */
export type Range = { from: number; to: number }

export const rowsOf = ({ workspaceId, runId }: IntakeTarget) =>
  Prisma.sql`r.workspace_id = ${workspaceId}::uuid AND r.run_id = ${runId}::uuid`

export const rowsIn = (target: IntakeTarget, { from, to }: Range) =>
  Prisma.sql`${rowsOf(target)} AND r.position BETWEEN ${from} AND ${to}`

/**
 * Marks the results that the file lists again: the same fingerprint, or (readers number repeats) the same weakness at
 * the very same place. The first one counts.
 */
export async function markDuplicates(tx: Transaction, target: IntakeTarget): Promise<void> {
  const repeats = await tx.$queryRaw<{ position: number }[]>`
    SELECT position FROM (
      SELECT r.position, row_number() OVER (
        PARTITION BY split_part(r.fingerprint, '-', 1), p.title, p.location_uri, p.location_line, p.location_column
        ORDER BY r.position) AS ordinal
      FROM intake_row r CROSS JOIN LATERAL ${waitingColumns} WHERE ${rowsOf(target)}
    ) listed WHERE listed.ordinal > 1`
  if (repeats.length === 0) return
  const positions = repeats.map(({ position }) => position)
  await tx.$executeRaw`
    UPDATE intake_row r SET verdict = 'DUPLICATE' WHERE ${rowsOf(target)} AND r.position = ANY(${positions}::int[])`
}

const differs = Prisma.sql`(f.title, f.description, f.severity_raw, f.location_uri, f.location_line, f.help_uri)
  IS DISTINCT FROM (p.title, p.description, p.severity_raw, p.location_uri, p.location_line, p.help_uri)
  OR f.severity <> ${severityAfter}`

/**
 * Compares waiting rows with the findings of the engagement by fingerprint and writes each row's verdict and finding.
 * What the scanner itself suppressed reopens nothing.
 */
export async function judgeRows(tx: Transaction, target: IntakeTarget, range: Range): Promise<void> {
  const rows = await tx.$queryRaw<{ position: number; fingerprint: string }[]>`
    SELECT r.position, r.fingerprint FROM intake_row r WHERE ${rowsIn(target, range)} AND r.verdict <> 'DUPLICATE'`
  const met = await findingsMet(tx, target, rows)
  const byFingerprint = new Map(met.map(({ id, fingerprint }) => [fingerprint, id]))
  const pairs = rows.map(({ position, fingerprint }) => ({ position, id: byFingerprint.get(fingerprint) ?? null }))
  await tx.$executeRaw`
    UPDATE intake_row r SET (verdict, finding_id) = (
      SELECT CASE
        WHEN f.id IS NULL THEN 'NEW'
        WHEN p.suppressed THEN 'UNCHANGED'
        WHEN f.status IN ('RESOLVED', 'VERIFIED') THEN 'REOPENED'
        WHEN ${differs} THEN 'UPDATED'
        ELSE 'UNCHANGED' END, f.id
      FROM ${waitingColumns} LEFT JOIN finding f ON f.workspace_id = r.workspace_id AND f.id = pair.id)
    FROM jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) AS pair(position int, id uuid)
    WHERE ${rowsIn(target, range)} AND r.position = pair.position`
}

/** The findings of the engagement that these results are, oldest last so that it wins. */
export function findingsMet(
  tx: Transaction,
  { workspaceId, engagementId }: IntakeTarget,
  results: readonly { fingerprint: string }[],
) {
  const fingerprints = results.map(({ fingerprint }) => fingerprint)
  return tx.$queryRaw<{ id: string; fingerprint: string }[]>`
    SELECT id, fingerprint FROM finding WHERE workspace_id = ${workspaceId}::uuid
      AND engagement_id = ${engagementId}::uuid AND fingerprint = ANY(${fingerprints}::text[])
    ORDER BY number DESC`
}

/** Open findings of these tools on the target that the file no longer lists. They are counted, never changed. */
export async function countGone(tx: Transaction, target: IntakeTarget, tools: readonly string[]): Promise<number> {
  const onTarget =
    target.modelVersionId === null
      ? Prisma.sql`s.asset IS NOT NULL`
      : Prisma.sql`s.model_version_id = ${target.modelVersionId}::uuid`
  // Both sides are as large as the file: without statistics a loop over both might be chosen.
  await tx.$executeRaw`SELECT set_config('enable_nestloop', 'off', true)`
  const rows = await tx.$queryRaw<{ gone: number }[]>`
    SELECT count(*)::int AS gone FROM finding f
    WHERE f.workspace_id = ${target.workspaceId}::uuid AND f.engagement_id = ${target.engagementId}::uuid
      AND f.source_kind = 'SCANNER' AND f.source = ANY(${[...tools]}::text[])
      AND f.status IN ('OPEN', 'TRIAGED', 'IN_PROGRESS', 'RESOLVED')
      AND f.id IN (SELECT s.finding_id FROM finding_subject s WHERE s.workspace_id = ${target.workspaceId}::uuid
        AND s.status IN ('AFFECTED', 'UNKNOWN') AND ${onTarget})
      AND NOT EXISTS (SELECT FROM intake_row r WHERE ${rowsOf(target)} AND r.finding_id = f.id)`
  await tx.$executeRaw`SELECT set_config('enable_nestloop', 'on', true)`
  return rows[0]?.gone ?? 0
}
