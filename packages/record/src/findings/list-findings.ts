import { InvalidInput } from '@assay/domain'
import { type Finding, Prisma } from '../generated/client/client.ts'
import type { Snapshot } from '../kernel/snapshot.ts'
import type { Audience } from '../kernel/viewer.ts'
import { findingColumns } from './finding-columns.ts'
import { beyond, cursorOf, type FindingSort, orderBy, placeOf, placeValue } from './finding-order.ts'
import { type FindingFilter, findingWhere } from './finding-where.ts'
import { countBySeverity, type SeverityCounts } from './severity-counts.ts'

export type PageAsked = {
  first?: number | null | undefined
  after?: string | null | undefined
  last?: number | null | undefined
  before?: string | null | undefined
}

export type ListFindings = { filter?: FindingFilter; sort?: FindingSort; page?: PageAsked; now: Date }

export type FindingPage = {
  rows: { finding: Finding; cursor: string }[]
  /** Of all that match, not only of the page. */
  counts: SeverityCounts
  hasNextPage: boolean
  hasPreviousPage: boolean
}

const defaultSort: FindingSort = { field: 'SEVERITY', direction: 'DESC' }
const pageSize = { default: 20, most: 100 }

type Row = SeverityCounts & Finding & { place: string; ordinal: bigint | null }

/** One page of the findings that the audience may see, with the counts of all that match, in one statement. */
export async function listFindings(snapshot: Snapshot, audience: Audience, asked: ListFindings): Promise<FindingPage> {
  const { filter = {}, sort = defaultSort, page = {}, now } = asked
  const reversed = page.last != null && page.first == null
  const size = sizeOf(page)
  const where = findingWhere(audience, filter, now)
  const within = [where]
  if (page.after != null) within.push(beyond(sort, placeOf(sort, page.after, 'after'), false))
  if (page.before != null) within.push(beyond(sort, placeOf(sort, page.before, 'before'), true))

  const found = await snapshot.sql<Row>(Prisma.sql`
    WITH counted AS (SELECT ${countBySeverity} FROM finding f WHERE ${where}),
    page AS (
      SELECT ${findingColumns}, ${placeValue(sort)} AS place, row_number() OVER (ORDER BY ${orderBy(sort, reversed)}) AS ordinal
      FROM finding f WHERE ${Prisma.join(within, ' AND ')}
      ORDER BY ${orderBy(sort, reversed)} LIMIT ${size + 1}
    )
    SELECT counted.*, page.* FROM counted LEFT JOIN page ON TRUE ORDER BY page.ordinal`)

  const matching = found.filter(({ ordinal }) => ordinal !== null)
  const rows = matching.slice(0, size).map(({ place, ordinal: _, ...row }) => ({
    finding: row,
    cursor: cursorOf(sort, { value: place, number: row.number }),
  }))
  const more = matching.length > size
  const [counts] = found
  if (counts === undefined) throw new Error('The counts of the list are missing')
  return {
    rows: reversed ? rows.reverse() : rows,
    counts,
    hasNextPage: reversed ? page.before != null : more,
    hasPreviousPage: reversed ? more : page.after != null,
  }
}

function sizeOf({ first, last }: PageAsked): number {
  const size = first ?? last ?? pageSize.default
  if (size >= 1 && size <= pageSize.most) return size
  throw new InvalidInput([
    { path: [first == null ? 'last' : 'first'], message: `Ask for 1 to ${pageSize.most} findings at a time.` },
  ])
}
