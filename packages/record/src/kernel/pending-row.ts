import type { FieldChange } from '@assay/domain'
import type { LeafInput } from '@assay/ledger'

/** A fact as its row holds it, before it has a place in the log. */
export type FactRow = {
  id: string
  kind: string
  actor_type: 'MEMBERSHIP' | 'TOKEN' | 'SYSTEM'
  actor_id: string | null
  actor_name: string
  at: Date
  subject_type: string
  subject_id: string
  subject_key: string | null
  engagement_id: string | null
  model_version_id: string | null
  gate_id: string | null
  finding_id: string | null
  changes: readonly FieldChange[]
  refs: Readonly<Record<string, string>>
  reason: string | null
}

/** A row of activity_pending as `pg` reads it. */
export type PendingRow = FactRow & { ordinal: string }

/** The columns that the leaf keeps among its refs, by the name that each has there. */
const columnRefs = (row: FactRow) => ({
  activityId: row.id,
  modelVersionId: row.model_version_id,
  gateId: row.gate_id,
  findingId: row.finding_id,
})

/** What the leaf says of a row: every stored column, so that none can be changed outside the proof. */
export function leafInputOf(workspaceId: string, seq: number, row: FactRow): LeafInput {
  const stored = Object.entries(columnRefs(row)).filter((entry): entry is [string, string] => entry[1] !== null)
  return {
    workspaceId,
    seq,
    at: row.at.toISOString(),
    kind: row.kind,
    actor: { type: row.actor_type, id: row.actor_id, label: row.actor_name },
    subject: { type: row.subject_type, id: row.subject_id, key: row.subject_key },
    engagementId: row.engagement_id,
    changes: row.changes,
    refs: { ...row.refs, ...Object.fromEntries(stored) },
    reason: row.reason,
  }
}

/** The refs of a row that a column of its own holds already: in the leaf one would hide the other. */
export function doubledRefs(row: FactRow): string[] {
  return Object.keys(columnRefs(row)).filter((name) => Object.hasOwn(row.refs, name))
}
