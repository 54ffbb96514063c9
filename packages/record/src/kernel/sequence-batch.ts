import { leafBytes, leafHash, newSalt } from '@assay/ledger'
import type { Pool, PoolClient } from 'pg'
import { leafInputOf, type PendingRow } from './pending-row.ts'

const columns = `id, kind, actor_type, actor_id, actor_name, at, subject_type, subject_id, subject_key, engagement_id,
  model_version_id, gate_id, finding_id, changes, refs, reason`

/**
 * Moves at most `limit` committed facts of a workspace into its log, in one transaction, and answers how many.
 *
 * The lock is waited for, not tried: the holder may have looked before our facts were committed, and leaving then
 * would strand them until the poll. Seq, leaf bytes and hash are settled here, and one small wake-up is sent a batch.
 * Two round trips: what is asked side by side is done in this order on the one connection.
 */
export async function sequenceBatch(pool: Pool, workspaceId: string, limit: number): Promise<number> {
  const client = await pool.connect()
  try {
    const [, , taken, head] = await Promise.all([
      client.query('BEGIN'),
      client.query({ ...lock, values: [`assay.sequencer:${workspaceId}`] }),
      client.query<PendingRow>({ ...take, values: [workspaceId, limit] }),
      client.query<{ size: string }>({ ...readHead, values: [workspaceId] }),
    ])
    const rows = taken.rows.sort(byOrdinal)
    const size = Number(head.rows[0]?.size ?? 0)
    const appended = rows.length === 0 ? [] : append(client, workspaceId, size, rows)
    await Promise.all([...appended, client.query('COMMIT')])
    client.release()
    return rows.length
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    client.release(error instanceof Error ? error : true)
    throw error
  }
}

const lock = { name: 'lock', text: 'SELECT pg_advisory_xact_lock(hashtextextended($1, 0))' }

const take = {
  name: 'take',
  text: `DELETE FROM activity_pending WHERE workspace_id = $1 AND ordinal IN (
     SELECT ordinal FROM activity_pending WHERE workspace_id = $1 ORDER BY ordinal LIMIT $2)
   RETURNING ordinal, ${columns}`,
}

/** Only the holder of the lock writes it, so it can be read before it is known how many facts will follow. */
const readHead = { name: 'readHead', text: 'SELECT size FROM activity_head WHERE workspace_id = $1' }

const insert = {
  name: 'insert',
  text: `INSERT INTO activity (workspace_id, seq, ${columns}, salt, leaf, leaf_hash)
   SELECT $1, r.seq, ${columns.replace(/\w+/g, 'r.$&')}, decode(r.salt, 'hex'), decode(r.leaf, 'hex'), decode(r.leaf_hash, 'hex')
   FROM jsonb_to_recordset($2::jsonb) AS r(seq bigint, id uuid, kind text, actor_type text, actor_id uuid,
     actor_name text, at timestamptz, subject_type text, subject_id uuid, subject_key text, engagement_id uuid,
     model_version_id uuid, gate_id uuid, finding_id uuid, changes jsonb, refs jsonb, reason text, salt text,
     leaf text, leaf_hash text)`,
}

const moveHead = {
  name: 'moveHead',
  text: `INSERT INTO activity_head (workspace_id, size) VALUES ($1, $2)
   ON CONFLICT (workspace_id) DO UPDATE SET size = excluded.size`,
}

const wake = { name: 'wake', text: "SELECT pg_notify('assay_activity', $1)" }

const byOrdinal = (a: PendingRow, b: PendingRow) => (BigInt(a.ordinal) < BigInt(b.ordinal) ? -1 : 1)

function append(client: PoolClient, workspaceId: string, size: number, rows: PendingRow[]) {
  const grown = size + rows.length
  const sealed = rows.map((row, index) => {
    const seq = size + index + 1
    const salt = newSalt()
    const leaf = leafBytes(leafInputOf(workspaceId, seq, row), salt)
    const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
    return { ...row, seq, salt: hex(salt), leaf: hex(leaf), leaf_hash: hex(leafHash(leaf)) }
  })
  return [
    client.query({ ...insert, values: [workspaceId, JSON.stringify(sealed)] }),
    client.query({ ...moveHead, values: [workspaceId, grown] }),
    client.query({ ...wake, values: [`${workspaceId}:${grown}`] }),
  ]
}
