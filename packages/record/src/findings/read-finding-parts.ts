import { type FindingSubject, type Override, Prisma } from '../generated/client/client.ts'
import type { Snapshot } from '../kernel/snapshot.ts'

/** Parts of many findings at once, so that a list reads each kind of part in one statement. */

export async function readLabels({ sql }: Snapshot, findingIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await sql<{ findingId: string; name: string }>(Prisma.sql`
    SELECT of_finding.finding_id AS "findingId", label.name FROM finding_label of_finding
    JOIN label ON label.workspace_id = of_finding.workspace_id AND label.id = of_finding.label_id
    WHERE of_finding.finding_id = ANY(${findingIds}::uuid[]) ORDER BY label.name`)
  return grouped(rows, ({ name }) => name)
}

/** CWE numbers, ascending. */
export async function readWeaknesses({ db }: Snapshot, findingIds: readonly string[]): Promise<Map<string, number[]>> {
  const rows = await db.findingWeakness.findMany({
    where: { findingId: { in: [...findingIds] } },
    orderBy: { cwe: 'asc' },
  })
  return grouped(rows, ({ cwe }) => cwe)
}

export async function readSubjects({ db }: Snapshot, findingIds: readonly string[]) {
  const rows = await db.findingSubject.findMany({
    where: { findingId: { in: [...findingIds] } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  return grouped<FindingSubject, FindingSubject>(rows, (row) => row)
}

/** Newest first. */
export async function readOverrides({ db }: Snapshot, findingIds: readonly string[]) {
  const rows = await db.override.findMany({
    where: { findingId: { in: [...findingIds] } },
    orderBy: [{ proposedAt: 'desc' }, { id: 'desc' }],
  })
  return grouped<Override, Override>(rows, (row) => row)
}

function grouped<Row extends { findingId: string }, Part>(rows: readonly Row[], part: (row: Row) => Part) {
  const parts = new Map<string, Part[]>()
  for (const row of rows) parts.set(row.findingId, [...(parts.get(row.findingId) ?? []), part(row)])
  return parts
}
