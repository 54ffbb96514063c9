import { Prisma, type Responsibility } from '../generated/client/client.ts'
import { asOfSql } from '../history/as-of-sql.ts'
import type { Snapshot } from '../kernel/snapshot.ts'
import { cellKeyOf } from './cell-to-assign.ts'

const columns = {
  id: 'id',
  workspaceId: 'workspace_id',
  engagementId: 'engagement_id',
  scope: 'scope',
  scopeCode: 'scope_code',
  seat: 'seat',
  teamId: 'team_id',
  membershipId: 'membership_id',
  code: 'code',
  inherits: 'inherits',
  since: 'since',
  changedById: 'changed_by_id',
  version: 'version',
  createdAt: 'created_at',
  updatedAt: 'updated_at',
} satisfies Record<keyof Responsibility, string>

const selected = Prisma.raw(
  Object.entries(columns)
    .map(([field, column]) => `c.${column} AS "${field}"`)
    .join(', '),
)

/** The cells of the programme and of these engagements, now or as they stood. */
export function loadCells(
  { db, sql }: Pick<Snapshot, 'db' | 'sql'>,
  workspaceId: string,
  engagementIds: readonly string[],
  asOf: Date | null,
): Promise<Responsibility[]> {
  if (asOf === null) {
    return db.responsibility.findMany({
      where: { workspaceId, OR: [{ engagementId: null }, { engagementId: { in: [...engagementIds] } }] },
    })
  }
  const here = Prisma.sql`workspace_id = ${workspaceId}::uuid
    AND (engagement_id IS NULL OR engagement_id = ANY(${[...engagementIds]}::uuid[]))`
  return sql<Responsibility>(
    Prisma.sql`SELECT ${selected} FROM (${asOfSql('responsibility', Object.values(columns), asOf, here)}) AS c`,
  )
}

/** One row a cell: what the engagement has set stands over the programme's, be it a cleared cell. */
export function inForce(cells: readonly Responsibility[], engagementId: string | null): Responsibility[] {
  const general = cells.filter((cell) => cell.engagementId === null)
  const own = cells.filter((cell) => cell.engagementId !== null && cell.engagementId === engagementId && !cell.inherits)
  return [...new Map([...general, ...own].map((cell) => [cellKeyOf(cell), cell])).values()]
}
