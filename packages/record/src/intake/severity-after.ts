import { Prisma } from '../generated/client/client.ts'

/** What finding `f` is rated, whatever its overrides make of it. */
export const rating = Prisma.sql`COALESCE(f.rated_severity, f.severity)`

/**
 * A person set the severity of finding `f`: it once changed while the scanner's own word stayed. Intake changes the
 * two together, and an override leaves the rating as it is, and the kept past cannot lag behind the record as the log can.
 */
const personSetSeverity = Prisma.sql`EXISTS (
  SELECT FROM (
    SELECT rating AS severity, severity_raw, lead(rating) OVER past AS next, lead(severity_raw) OVER past AS next_raw
    FROM (
      SELECT COALESCE(h.rated_severity, h.severity) AS rating, h.severity_raw, h.version, h.valid_to FROM finding_history h
      WHERE h.workspace_id = f.workspace_id AND h.id = f.id
      UNION ALL SELECT COALESCE(f.rated_severity, f.severity), f.severity_raw, f.version, 'infinity'
    ) standing WINDOW past AS (ORDER BY valid_to, version)
  ) step
  WHERE step.severity <> step.next AND step.severity_raw IS NOT DISTINCT FROM step.next_raw)`

/** The severity that finding `f` takes from the scanner's word `p`: a person's own stays. */
export const severityAfter = Prisma.sql`CASE WHEN ${rating} = p.severity THEN ${rating}
  WHEN ${personSetSeverity} THEN ${rating} ELSE p.severity END`
