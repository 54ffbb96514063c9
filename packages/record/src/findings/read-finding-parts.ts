import type { FindingSubject, Override } from '../generated/client/client.ts'
import type { Snapshot } from '../kernel/snapshot.ts'

/** Parts of many findings at once, so that a list reads each kind of part in one statement. */

export async function readLabels({ db }: Snapshot, findingIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await db.findingLabel.findMany({
    where: { findingId: { in: [...findingIds] } },
    select: { findingId: true, label: { select: { name: true } } },
    orderBy: { label: { name: 'asc' } },
  })
  return grouped(rows, ({ label }) => label.name)
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

/** The override in force at that moment, of each finding that has one; the newest where several subjects have theirs. */
export async function readActiveOverrides({ db }: Snapshot, findingIds: readonly string[], now: Date) {
  const rows: Override[] = await db.override.findMany({
    where: {
      findingId: { in: [...findingIds] },
      status: 'ACTIVE',
      OR: [{ expiresAt: null }, { expiresAt: { gt: now } }],
    },
    orderBy: [{ proposedAt: 'asc' }, { id: 'asc' }],
  })
  return new Map(rows.map((row) => [row.findingId, row]))
}

function grouped<Row extends { findingId: string }, Part>(rows: readonly Row[], part: (row: Row) => Part) {
  const parts = new Map<string, Part[]>()
  for (const row of rows) parts.set(row.findingId, [...(parts.get(row.findingId) ?? []), part(row)])
  return parts
}
