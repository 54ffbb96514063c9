import type { Snapshot } from '../kernel/snapshot.ts'
import { type RaciRow, raciRowRef } from './raci-row.ts'
import { readRaci } from './read-raci.ts'

/** Rows by their ids, in that order; null for an id that names none. Each matrix that they are of is read once. */
export async function readRaciRows(
  snapshot: Snapshot,
  workspaceId: string,
  ids: readonly string[],
): Promise<(RaciRow | null)[]> {
  const engagements = new Set(
    ids.map((id) => raciRowRef(id)).flatMap((ref) => (ref === null ? [] : [ref.engagementId])),
  )
  const rows = new Map<string, RaciRow>()
  for (const engagementId of engagements) {
    const matrix = await readRaci(snapshot, workspaceId, engagementId)
    for (const row of matrix.rows) rows.set(row.id, row)
  }
  return ids.map((id) => rows.get(id) ?? null)
}
