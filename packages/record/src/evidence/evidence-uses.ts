import { matterOfDecision } from '../gates/matter.ts'
import { Prisma } from '../generated/client/client.ts'
import type { Snapshot } from '../kernel/snapshot.ts'

export type EvidenceUse = {
  gateId: string
  /** The revision that the gate was last decided on: of this evidence, or of what stood in its place then. */
  decidedOn: { evidenceId: string; revision: number } | null
}

/** The gates that ask for evidence of this type on its subject, by the evidence's id; the order is that of the gates. */
export async function evidenceUses(
  { db, sql }: Pick<Snapshot, 'db' | 'sql'>,
  workspaceId: string,
  evidenceIds: readonly string[],
): Promise<Map<string, EvidenceUse[]>> {
  const rows = await sql<{ evidenceId: string; gateId: string; type: string }>(Prisma.sql`
    SELECT e.id AS "evidenceId", g.id AS "gateId", t.code AS type
    FROM evidence e
    JOIN evidence_type t ON t.workspace_id = e.workspace_id AND t.id = e.evidence_type_id
    JOIN engagement u ON u.workspace_id = e.workspace_id AND u.id = e.engagement_id
    JOIN gate g ON g.workspace_id = e.workspace_id AND g.engagement_id = e.engagement_id
      AND (e.model_version_id IS NULL OR e.model_version_id = g.model_version_id)
      AND (e.dataset_version_id IS NULL OR e.dataset_version_id = g.dataset_version_id)
      AND (e.model_version_id IS NOT NULL OR e.dataset_version_id IS NOT NULL OR t.binding = 'STANDING'
        OR g.subject_type = 'ENGAGEMENT')
    JOIN gate_requirement r ON r.workspace_id = g.workspace_id AND r.definition_id = g.definition_id
      AND r.evidence_type_id = e.evidence_type_id
    WHERE e.workspace_id = ${workspaceId}::uuid AND e.id = ANY(${[...evidenceIds]}::uuid[])
      AND CASE r.condition WHEN 'VENDOR_MODEL' THEN u.vendor IS NOT NULL WHEN 'HAS_TOOLS' THEN u.has_tools ELSE true END
    ORDER BY g.number`)
  const decisions = await db.gateDecision.findMany({
    where: { workspaceId, gateId: { in: rows.map(({ gateId }) => gateId) }, status: { not: 'PENDING' } },
    orderBy: [{ gateId: 'asc' }, { decidedAt: 'desc' }, { id: 'desc' }],
    distinct: ['gateId'],
    select: { gateId: true, frozen: true },
  })
  const matters = new Map(decisions.map((decision) => [decision.gateId, matterOfDecision(decision)]))

  const uses = new Map<string, EvidenceUse[]>()
  for (const { evidenceId, gateId, type } of rows) {
    const decided = matters.get(gateId)?.evidence.filter((each) => each.status === 'ACCEPTED') ?? []
    const on = decided.find(({ id }) => id === evidenceId) ?? decided.findLast((each) => each.type === type)
    const decidedOn = on === undefined ? null : { evidenceId: on.id, revision: on.revision }
    uses.set(evidenceId, [...(uses.get(evidenceId) ?? []), { gateId, decidedOn }])
  }
  return uses
}
