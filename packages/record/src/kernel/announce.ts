import { randomUUID } from 'node:crypto'
import type { Announcement } from '@assay/domain'
import { leafBytes, saltLength } from '@assay/ledger'
import { Prisma } from '../generated/client/client.ts'
import type { Transaction } from './database.ts'
import { doubledRefs, type FactRow, leafInputOf } from './pending-row.ts'
import { heldMark } from './pipelined-client.ts'
import type { Viewer } from './viewer.ts'

/** Ids and changed fields fit many times; a document that slipped into a fact does not. */
const MAX_PAYLOAD_BYTES = 8_192
const mark = Prisma.raw(heldMark)
const anySalt = new Uint8Array(saltLength)

/** Hands the facts to the sequencer, in one statement. Throws for a fact that could not be sealed later. */
export async function writeAnnouncements(
  tx: Transaction,
  viewer: Viewer,
  now: Date,
  facts: readonly Announcement[],
): Promise<void> {
  if (facts.length === 0) return
  const rows = facts.map((fact) => rowOf(fact, viewer, now))
  for (const row of rows) requireSealable(viewer.workspaceId, row)
  await tx.$executeRaw`${mark}
    INSERT INTO activity_pending (workspace_id, id, kind, actor_type, actor_id, actor_name, at, subject_type, subject_id,
      subject_key, engagement_id, model_version_id, gate_id, finding_id, changes, refs, reason)
    SELECT ${viewer.workspaceId}::uuid, r.* FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(
      id uuid, kind text, actor_type text, actor_id uuid, actor_name text, at timestamptz, subject_type text,
      subject_id uuid, subject_key text, engagement_id uuid, model_version_id uuid, gate_id uuid, finding_id uuid,
      changes jsonb, refs jsonb, reason text)`
}

function rowOf(fact: Announcement, viewer: Viewer, now: Date): FactRow {
  const actor = fact.by ?? viewer.actor
  return {
    id: randomUUID(),
    kind: fact.kind,
    actor_type: actor.type,
    actor_id: actor.id,
    actor_name: actor.name,
    at: fact.at ?? now,
    subject_type: fact.subject.type,
    subject_id: fact.subject.id,
    subject_key: fact.subject.key ?? null,
    engagement_id: fact.engagementId ?? null,
    model_version_id: fact.modelVersionId ?? null,
    gate_id: fact.gateId ?? null,
    finding_id: fact.findingId ?? null,
    changes: fact.changes ?? [],
    refs: fact.refs ?? {},
    reason: fact.reason ?? null,
  }
}

/** One fact that the sequencer cannot seal would hold up the log of its workspace, so its own change fails instead. */
function requireSealable(workspaceId: string, row: FactRow): void {
  const [doubled] = doubledRefs(row)
  if (doubled !== undefined) throw new Error(`${row.kind} names ${doubled} in its refs, which has a column of its own`)
  const size = Buffer.byteLength(JSON.stringify([row.changes, row.refs]))
  if (size > MAX_PAYLOAD_BYTES) {
    throw new Error(`${row.kind} carries ${size} bytes of changes and refs: keep large values in their own rows`)
  }
  leafBytes(leafInputOf(workspaceId, 1, row), anySalt)
}
