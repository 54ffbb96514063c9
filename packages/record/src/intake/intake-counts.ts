import type { IntakeVerdict } from '@assay/domain'
import { Prisma } from '../generated/client/client.ts'
import type { Transaction } from '../kernel/database.ts'
import { type IntakeTarget, rowsOf } from './judge-rows.ts'

/** After deduplication; `results` is the sum of all but `gone`. */
export type IntakeCounts = {
  results: number
  new: number
  updated: number
  reopened: number
  unchanged: number
  /** On the record as it stood when the file was read, and no longer in the file. */
  gone: number
  duplicate: number
  unreadable: number
}

export async function countRows(
  tx: Transaction,
  target: IntakeTarget,
  { gone, unreadable }: Pick<IntakeCounts, 'gone' | 'unreadable'>,
): Promise<IntakeCounts> {
  const rows = await tx.$queryRaw<{ verdict: IntakeVerdict; count: number }[]>(
    Prisma.sql`SELECT r.verdict, count(*)::int AS count FROM intake_row r WHERE ${rowsOf(target)} GROUP BY r.verdict`,
  )
  const of = (verdict: IntakeVerdict) => rows.find((row) => row.verdict === verdict)?.count ?? 0
  return {
    results: rows.reduce((sum, { count }) => sum + count, unreadable),
    new: of('NEW'),
    updated: of('UPDATED'),
    reopened: of('REOPENED'),
    unchanged: of('UNCHANGED'),
    gone,
    duplicate: of('DUPLICATE'),
    unreadable,
  }
}

/** What `intake_run.counts` holds; zeros until the file is read. */
export function countsOf(stored: unknown): IntakeCounts {
  const held = new Map(Object.entries(Object(stored)))
  const of = (name: string) => Number(held.get(name) ?? 0)
  return {
    results: of('results'),
    new: of('new'),
    updated: of('updated'),
    reopened: of('reopened'),
    unchanged: of('unchanged'),
    gone: of('gone'),
    duplicate: of('duplicate'),
    unreadable: of('unreadable'),
  }
}

export const countChanges = (counts: IntakeCounts) =>
  Object.entries(counts).map(([field, count]) => ({ field, from: null, to: String(count) }))
