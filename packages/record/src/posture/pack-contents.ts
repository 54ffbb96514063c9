import { Prisma } from '../generated/client/client.ts'

/** The evidence that an assurance pack holds of a version, beside the decisions and the log's proofs. */
export const packContents = [
  'AIBOM',
  'MODEL_CARD_EVALUATION',
  'DATASET_CARD',
  'PASS_FAIL_DECISION',
  'RED_TEAM_REPORT',
  'DEPLOYMENT_MANIFEST',
  'DASHBOARD_REFERENCE',
  'FRAMEWORK_CROSSWALK',
] as const

/** The condition that `evidence ev` is in force. */
export function evidenceInForce(now: Date): Prisma.Sql {
  return Prisma.sql`(ev.status = 'ACCEPTED'
    AND (ev.effective_from IS NULL OR ev.effective_from <= ${now}::timestamptz)
    AND (ev.effective_to IS NULL OR ev.effective_to > ${now}::timestamptz))`
}

/**
 * A lateral table with what the pack of `model_version v` needs and has in force: `need`, `have` and `missing`. A version
 * that leans on no dataset needs no dataset card; one that does needs the card of each.
 */
export function packOfVersion(now: Date): Prisma.Sql {
  const onVersion = Prisma.sql`SELECT FROM evidence ev
    WHERE ev.workspace_id = v.workspace_id AND ev.engagement_id = v.engagement_id AND ev.evidence_type_id = t.id
      AND (ev.model_version_id = v.id
        OR (t.binding = 'STANDING' AND ev.model_version_id IS NULL AND ev.dataset_version_id IS NULL))
      AND ${evidenceInForce(now)}`
  const lineage = Prisma.sql`SELECT FROM lineage l WHERE l.workspace_id = v.workspace_id AND l.model_version_id = v.id`
  const onDataset = Prisma.sql`SELECT FROM evidence ev
    WHERE ev.workspace_id = v.workspace_id AND ev.dataset_version_id = l.dataset_version_id
      AND ev.evidence_type_id = t.id AND ${evidenceInForce(now)}`
  return Prisma.sql`LATERAL (
    SELECT count(*)::int AS need, (count(*) FILTER (WHERE part.there))::int AS have,
      COALESCE(array_agg(part.code ORDER BY part.code) FILTER (WHERE NOT part.there), '{}') AS missing
    FROM (
      SELECT t.code, CASE t.code
        WHEN 'DATASET_CARD' THEN NOT EXISTS (${lineage} AND NOT EXISTS (${onDataset}))
        ELSE EXISTS (${onVersion}) END AS there
      FROM evidence_type t
      WHERE t.workspace_id = v.workspace_id AND t.code = ANY(${[...packContents]}::text[])
        AND (t.code <> 'DATASET_CARD' OR EXISTS (${lineage}))
    ) part
  )`
}
