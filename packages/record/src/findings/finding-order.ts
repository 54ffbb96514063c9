import { findingStatuses, InvalidInput } from '@assay/domain'
import { Prisma } from '../generated/client/client.ts'

export const findingSortFields = ['SEVERITY', 'NUMBER', 'UPDATED', 'DUE', 'TITLE', 'STATUS'] as const
export type FindingSortField = (typeof findingSortFields)[number]
export type FindingSort = { field: FindingSortField; direction: 'ASC' | 'DESC' }

type Column = {
  value: Prisma.Sql
  /** What a cursor holds is text; this is how it becomes a value of the column again. */
  type: string
  /** Whether a text can be such a value at all. */
  reads(text: string): boolean
}

const isDate = (text: string) => text === 'infinity' || /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text)
const isCount = (text: string) => /^\d{1,9}$/.test(text)

/** Never null, so that a place in the list is a comparison: what is not due comes after what is. */
const columns: { readonly [field in FindingSortField]: Column } = {
  SEVERITY: { value: Prisma.sql`f.severity`, type: 'smallint', reads: (text) => /^[0-4]$/.test(text) },
  NUMBER: { value: Prisma.sql`f.number`, type: 'integer', reads: isCount },
  UPDATED: { value: Prisma.sql`f.updated_at`, type: 'timestamptz', reads: isDate },
  DUE: { value: Prisma.sql`COALESCE(f.due_at, 'infinity')`, type: 'timestamptz', reads: isDate },
  TITLE: { value: Prisma.sql`f.title`, type: 'text', reads: (text) => !text.includes('\0') },
  STATUS: {
    value: Prisma.sql`array_position(${[...findingStatuses]}::text[], f.status)`,
    type: 'integer',
    reads: isCount,
  },
}

/** Where a finding stands in a list: the value sorted by and, among equals, its number. */
export type Place = { value: string; number: number }

export function orderBy({ field, direction }: FindingSort, reversed: boolean): Prisma.Sql {
  const way = Prisma.raw((direction === 'ASC') === reversed ? 'DESC' : 'ASC')
  return Prisma.sql`${columns[field].value} ${way}, f.number ${way}`
}

/** The findings behind a place or, the other way round, before it. */
export function beyond({ field, direction }: FindingSort, place: Place, reversed: boolean): Prisma.Sql {
  const { value, type } = columns[field]
  const than = Prisma.raw((direction === 'ASC') === reversed ? '<' : '>')
  return Prisma.sql`(${value}, f.number) ${than} (${place.value}::${Prisma.raw(type)}, ${place.number}::integer)`
}

/** The value that a cursor keeps. */
export function placeValue({ field }: FindingSort): Prisma.Sql {
  const { value, type } = columns[field]
  if (type !== 'timestamptz') return Prisma.sql`${value}::text`
  return Prisma.sql`CASE WHEN isfinite(${value})
    THEN to_char(${value} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') ELSE 'infinity' END`
}

/** Opaque to clients. */
export function cursorOf({ field }: FindingSort, { value, number }: Place): string {
  return Buffer.from(JSON.stringify([field, number, value])).toString('base64url')
}

/** Throws InvalidInput for what no cursor of this order looks like. */
export function placeOf({ field }: FindingSort, cursor: string, argument: 'after' | 'before'): Place {
  const [sorted, number, value] = read(cursor)
  const known = sorted === field && typeof number === 'number' && Number.isInteger(number) && typeof value === 'string'
  if (!known || number < 0 || number > 2_147_483_647 || !columns[field].reads(value)) {
    throw new InvalidInput([
      { path: [argument], message: 'This is not a cursor of this list: hand back one of the same sort.' },
    ])
  }
  return { value, number }
}

function read(cursor: string): unknown[] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    return Array.isArray(parsed) ? parsed : []
  } catch {
    return []
  }
}
