import { Prisma } from '../generated/client/client.ts'

export type SeverityCounts = {
  critical: number
  high: number
  medium: number
  low: number
  info: number
  total: number
}

/** Counts over `finding f`. */
export const countBySeverity = Prisma.sql`
  count(*) FILTER (WHERE f.severity = 4)::int AS critical, count(*) FILTER (WHERE f.severity = 3)::int AS high,
  count(*) FILTER (WHERE f.severity = 2)::int AS medium, count(*) FILTER (WHERE f.severity = 1)::int AS low,
  count(*) FILTER (WHERE f.severity = 0)::int AS info, count(*)::int AS total`
