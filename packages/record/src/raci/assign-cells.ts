import { randomUUID } from 'node:crypto'
import type { FieldChange } from '@assay/domain'
import type { Responsibility } from '../generated/client/client.ts'
import type { Change } from '../kernel/change.ts'
import { type CellToAssign, cellKeyOf } from './cell-to-assign.ts'
import { checkCells } from './check-cells.ts'
import { checkPeople } from './check-people.ts'
import { type CellStanding, readCells } from './read-cells.ts'
import { recomputeTouchedGates } from './recompute-touched-gates.ts'
import { takenCells } from './taken-cells.ts'
import { type CellWrite, writeCells } from './write-cells.ts'

/**
 * Sets cells of one matrix, all or none; the programme's when `engagementId` is null. Answers with their ids, in their
 * order. Throws Conflict, with what each other person wrote, when any of them changed since it was shown.
 */
export async function assignCells(
  work: Change,
  engagementId: string | null,
  cells: readonly CellToAssign[],
): Promise<string[]> {
  const { tx, viewer, announce, now } = work
  const { workspaceId } = viewer
  const seats = await checkCells(work, engagementId, cells)
  const standing = await readCells(tx, workspaceId, engagementId, cells)
  const taken = cells.filter((cell) => versionOf(standing, cell) !== cell.expectedVersion)
  if (taken.length > 0) throw await takenCells(tx, workspaceId, engagementId, cells, taken)

  const writes = cells.flatMap((cell, index): CellWrite[] => {
    const { own = null, shown = null } = standing.get(cellKeyOf(cell)) ?? {}
    const after = toHold(cell, shown)
    return isSame(own, shown, after) ? [] : [{ cell, seatName: seats[index] ?? '', own, shown, after }]
  })
  if (writes.length === 0) work.nothingChanged()
  const named = writes.flatMap(({ cell: { teamId }, after: { code, personId } }) =>
    personId === null ? [] : [{ code, teamId, personId }],
  )
  const people = await checkPeople(tx, workspaceId, named, now)
  const ids = await writeCells(work, engagementId, writes)
  if (ids === null) throw await takenCells(tx, workspaceId, engagementId, cells, cells)

  const refs: Record<string, string> = writes.length > 1 ? { changeId: randomUUID() } : {}
  for (const write of writes) {
    announce({
      kind: kindOf(write),
      subject: { type: 'Responsibility', id: ids.get(write) ?? '', key: `${write.cell.scopeCode} · ${write.seatName}` },
      engagementId,
      changes: changesOf(write, people),
      refs,
    })
  }
  await recomputeTouchedGates(work, engagementId, writes)
  const written = new Map(writes.map((write) => [write.cell, ids.get(write)]))
  return cells.flatMap((cell) => written.get(cell) ?? standing.get(cellKeyOf(cell))?.shown?.id ?? [])
}

function versionOf(standing: ReadonlyMap<string, CellStanding>, cell: CellToAssign): number {
  return standing.get(cellKeyOf(cell))?.shown?.version ?? 0
}

/** A person stays named while the cell keeps a code, unless another is named or none. */
function toHold({ code, personId, inherit }: CellToAssign, shown: Responsibility | null) {
  if (inherit) return { code: '', personId: null, inherits: true }
  const kept = personId === undefined ? (shown?.membershipId ?? null) : personId
  return { code: code ?? '', personId: code === null ? null : kept, inherits: false }
}

function isSame(own: Responsibility | null, shown: Responsibility | null, after: CellWrite['after']): boolean {
  if (after.inherits) return own === null || own.inherits
  return (shown?.code ?? '') === after.code && (shown?.membershipId ?? null) === after.personId
}

function kindOf({ after }: CellWrite) {
  if (after.inherits) return 'responsibility.reset'
  return after.code === '' ? 'responsibility.cleared' : 'responsibility.assigned'
}

function changesOf({ shown, after }: CellWrite, people: ReadonlyMap<string, string>): FieldChange[] {
  const code = { field: 'R/A cell', from: shown?.code || null, to: after.code || null }
  if ((shown?.membershipId ?? null) === after.personId) return [code]
  const person = { field: 'person', from: null, to: after.personId && (people.get(after.personId) ?? null) }
  return code.from === code.to ? [person] : [code, person]
}
