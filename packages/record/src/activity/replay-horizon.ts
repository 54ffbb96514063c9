import { Prisma } from '../generated/client/client.ts'
import { read } from '../kernel/read.ts'
import type { EngagementRecord } from '../kernel/record.ts'

/**
 * Whether a stream can be replayed from this place: the fact after it came into the log within the last seven days, by
 * the clock of the database, which stamped it.
 */
export function canReplayFrom(record: EngagementRecord, workspaceId: string, after: bigint): Promise<boolean> {
  return read(record, workspaceId, async (snapshot) => {
    const [next] = await snapshot.sql<{ fresh: boolean }>(Prisma.sql`
      SELECT sequenced_at > now() - interval '7 days' AS fresh FROM activity
      WHERE workspace_id = ${workspaceId}::uuid AND seq = ${after + 1n}`)
    return next?.fresh ?? true
  })
}
