import { Prisma } from '../generated/client/client.ts'
import type { Audience } from '../kernel/viewer.ts'

/** The condition that a column holds an engagement which the audience may see, for hand-written SQL. */
export function visibleSql(audience: Audience, column: Prisma.Sql): Prisma.Sql {
  if (!audience.wholeWorkspace) return Prisma.sql`${column} = ANY(${[...audience.engagementIds]}::uuid[])`
  if (audience.hiddenEngagementIds.length === 0) return Prisma.sql`TRUE`
  return Prisma.sql`${column} <> ALL(${[...audience.hiddenEngagementIds]}::uuid[])`
}
