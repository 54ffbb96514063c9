import type { Responsibility } from '../generated/client/client.ts'
import type { Change } from '../kernel/change.ts'
import type { CellToAssign } from './cell-to-assign.ts'

export type CellWrite = {
  cell: CellToAssign
  seatName: string
  own: Responsibility | null
  shown: Responsibility | null
  after: { code: string; personId: string | null; inherits: boolean }
}

/** Writes the cells in two statements. Answers with the ids of their rows, or null when any was raced. */
export async function writeCells(
  { tx, viewer, now }: Change,
  engagementId: string | null,
  writes: readonly CellWrite[],
): Promise<Map<CellWrite, string> | null> {
  const { workspaceId, membershipId } = viewer
  const ids = new Map<CellWrite, string>()
  const standing = writes.flatMap((write) => (write.own === null ? [] : [{ write, own: write.own }]))
  const rows = standing.map(({ write: { shown, after }, own }) => ({
    id: own.id,
    was: own.version,
    version: Math.max(own.version, shown?.version ?? 0) + 1,
    code: after.code,
    membership_id: after.personId,
    inherits: after.inherits,
  }))
  const changed = await tx.$executeRaw`
    UPDATE responsibility r SET code = c.code, membership_id = c.membership_id, inherits = c.inherits,
      version = c.version, since = ${now}, updated_at = ${now}, changed_by_id = ${membershipId}::uuid
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS c(id uuid, was int, version int, code text, membership_id uuid, inherits boolean)
    WHERE r.workspace_id = ${workspaceId}::uuid AND r.id = c.id AND r.version = c.was`
  if (changed !== rows.length) return null
  for (const { write, own } of standing) ids.set(write, own.id)

  const first = writes.filter(({ own }) => own === null)
  if (first.length === 0) return ids
  // A first write that is raced waits here for the other, then finds its row: the index knows one row a cell.
  const made = await tx.responsibility.createManyAndReturn({
    data: first.map(({ cell: { scope, scopeCode, seat, teamId }, shown, after }) => ({
      ...{ workspaceId, engagementId, scope, scopeCode, seat, teamId },
      ...{ code: after.code, membershipId: after.personId, inherits: after.inherits },
      ...{ since: now, changedById: membershipId, version: (shown?.version ?? 0) + 1, createdAt: now, updatedAt: now },
    })),
    skipDuplicates: true,
    select: { id: true, scope: true, scopeCode: true, seat: true, teamId: true },
  })
  if (made.length !== first.length) return null
  for (const write of first) {
    const { scope, scopeCode, seat, teamId } = write.cell
    const row = made.find(
      (each) => each.scope === scope && each.scopeCode === scopeCode && each.seat === seat && each.teamId === teamId,
    )
    ids.set(write, row?.id ?? '')
  }
  return ids
}
