import { openSnapshot, type Snapshot, type SnapshotSource } from './snapshot.ts'

/** Reads in one snapshot of one workspace and closes it again. */
export async function read<T>(
  record: SnapshotSource,
  workspaceId: string,
  work: (snapshot: Snapshot) => Promise<T>,
): Promise<T> {
  const snapshot = openSnapshot(record, workspaceId)
  try {
    return await work(snapshot)
  } finally {
    await snapshot.close()
  }
}
