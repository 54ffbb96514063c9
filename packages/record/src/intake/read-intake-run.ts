import { type IntakeVerdict, type Severity, severityOfRank } from '@assay/domain'
import { Prisma } from '../generated/client/client.ts'
import type { Snapshot } from '../kernel/snapshot.ts'
import type { Audience } from '../kernel/viewer.ts'
import { mustSee } from '../kernel/visible.ts'

export type IntakePreviewRow = {
  position: number
  verdict: IntakeVerdict
  title: string
  severity: Severity
  /** As `src/app.py:12`; null where the scanner names no place. */
  location: string | null
  ruleId: string | null
  /** The finding that it meets or, once committed, that it became. */
  findingKey: string | null
}

type StoredRow = Omit<IntakePreviewRow, 'severity'> & { severity: number }

/** The first results of a run as they are, or would be, committed; none after it failed or was cancelled. */
export async function previewOfIntake(
  snapshot: Snapshot,
  audience: Audience,
  runId: string,
  first = 50,
): Promise<IntakePreviewRow[]> {
  await visibleIntakeRun(snapshot, audience, runId)
  const rows = await snapshot.sql<StoredRow>(Prisma.sql`
    SELECT r.position, r.verdict, r.payload->>'title' AS title, (r.payload->>'severity')::int AS severity,
      (r.payload->>'location_uri') || COALESCE(':' || (r.payload->>'location_line'), '') AS location,
      r.payload->>'rule_id' AS "ruleId", f.key AS "findingKey"
    FROM intake_row r LEFT JOIN finding f ON f.workspace_id = r.workspace_id AND f.id = r.finding_id
    WHERE r.workspace_id = ${audience.workspaceId}::uuid AND r.run_id = ${runId}::uuid
    ORDER BY r.position LIMIT ${Math.min(Math.max(first, 1), 100)}`)
  return rows.map((row) => ({ ...row, severity: severityOfRank(row.severity) }))
}

/** Throws NotFound for a run that is missing or on an engagement that the audience does not see. */
export async function visibleIntakeRun({ db }: Snapshot, audience: Audience, runId: string) {
  const { workspaceId } = audience
  const run = await db.intakeRun.findUnique({ where: { workspaceId_id: { workspaceId, id: runId } } })
  return mustSee(run, audience, 'intake run')
}

type CommandLine = {
  fileName: string
  engagementKey: string
  /** The model and the label of its version; null where the engagement is the target. */
  modelVersion: { model: string; label: string } | null
  publicUrl: string
}

/** What a pipeline runs to take the same file in: it commits by itself and waits until that is done. */
export function commandLineFor({ fileName, engagementKey, modelVersion, publicUrl }: CommandLine): string {
  const target = new URLSearchParams({ engagement: engagementKey })
  if (modelVersion !== null) {
    target.set('model', modelVersion.model)
    target.set('version', modelVersion.label)
  }
  target.set('name', fileName)
  target.set('wait', 'true')
  const file = `'@${fileName.replaceAll("'", `'\\''`)}'`
  const header = '-H "Authorization: Bearer $ASSAY_TOKEN" -H "Content-Type: application/octet-stream"'
  return `curl --fail-with-body ${header} --data-binary ${file} '${publicUrl}/ingest?${target}'`
}
