import type { Snapshot } from '../kernel/snapshot.ts'
import type { Audience } from '../kernel/viewer.ts'

/** The seq of the newest fact in the log of the workspace, 0 for an empty one. */
export async function readActivityHead({ db }: Snapshot, { workspaceId }: Audience): Promise<bigint> {
  return (await db.activityHead.findUnique({ where: { workspaceId } }))?.size ?? 0n
}
