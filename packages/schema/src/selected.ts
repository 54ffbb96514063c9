import type { Context } from './context.ts'

/** A union asked only for __typename yields an empty select, which Prisma refuses. */
export function selected<Query extends object>(query: Query): Query {
  if (!('select' in query) || typeof query.select !== 'object' || query.select === null) return query
  if (Object.keys(query.select).length > 0) return query
  const { select: _, ...rest } = query
  return rest as Query
}

/** The unique key of a row in the workspace of whoever asks. */
export function keyOf({ audience }: Context, id: string) {
  return { workspaceId_id: { workspaceId: audience.workspaceId, id } }
}
