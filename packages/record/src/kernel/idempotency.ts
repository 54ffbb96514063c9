import { Conflict } from '@assay/domain'
import { bindWorkspace } from './bind-workspace.ts'
import type { Transaction } from './database.ts'
import type { EngagementRecord } from './record.ts'
import type { Viewer } from './viewer.ts'

const actorOf = (viewer: Viewer) => `${viewer.actor.type}:${viewer.actor.id ?? ''}`

/**
 * The entity that an earlier try with this key changed, or null when this is the first.
 * A parallel try waits here for the first one to commit, so the work is done once.
 */
export async function claimIdempotencyKey(tx: Transaction, viewer: Viewer, command: string): Promise<string | null> {
  const claim = viewer.idempotency
  if (claim === null) return null
  const inserted = await tx.$executeRaw`
    INSERT INTO idempotency_key (workspace_id, actor_id, key, request_hash, command, entity_id)
    VALUES (${viewer.workspaceId}::uuid, ${actorOf(viewer)}, ${claim.key}, ${claim.requestHash}, ${command}, '')
    ON CONFLICT DO NOTHING`
  if (inserted === 1) return null
  const earlier = await tx.idempotencyKey.findUniqueOrThrow({
    where: { workspaceId_actorId_key: { workspaceId: viewer.workspaceId, actorId: actorOf(viewer), key: claim.key } },
  })
  if (!Buffer.from(earlier.requestHash).equals(claim.requestHash)) {
    throw new Conflict(
      'This idempotency key was used for another request: send a new key with a new request',
      [],
      'IDEMPOTENCY_MISMATCH',
    )
  }
  return earlier.entityId
}

export async function settleIdempotencyKey(tx: Transaction, viewer: Viewer, entityId: string): Promise<void> {
  if (viewer.idempotency === null) return
  await tx.$executeRaw`
    UPDATE idempotency_key SET entity_id = ${entityId}
    WHERE workspace_id = ${viewer.workspaceId}::uuid AND actor_id = ${actorOf(viewer)} AND key = ${viewer.idempotency.key}`
}

/** Seven days after its use a key is free again. Nobody's record changes by it, so nothing is announced. */
export async function forgetOldKeys(record: Pick<EngagementRecord, 'prisma'>, workspaceId: string): Promise<void> {
  await record.prisma.$transaction(async (tx) => {
    await bindWorkspace(tx, workspaceId)
    await tx.$executeRaw`DELETE FROM idempotency_key WHERE created_at < now() - interval '7 days'`
  })
}
