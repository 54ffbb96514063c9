import type { EngagementRecord } from './record.ts'
import { openSnapshot, type Snapshot } from './snapshot.ts'

/** Reads in one snapshot of one workspace and closes it again. */
export async function read<T>(
  record: Pick<EngagementRecord, 'prisma'>,
  workspaceId: string,
  work: (snapshot: Snapshot) => Promise<T>,
): Promise<T> {
  const snapshot = openSnapshot(record.prisma, workspaceId)
  try {
    return await work(snapshot)
  } finally {
    await snapshot.close()
  }
}
