import { Conflict, type ConflictingValue } from '@assay/domain'
import type { Transaction } from '../kernel/database.ts'
import { type CellToAssign, cellKeyOf } from './cell-to-assign.ts'
import { readCells } from './read-cells.ts'

const empty = 'nothing'

/** What others made of these cells. A value's field is `code` for a single cell, else the cell's place in what was sent. */
export async function takenCells(
  tx: Transaction,
  workspaceId: string,
  engagementId: string | null,
  all: readonly CellToAssign[],
  taken: readonly CellToAssign[],
): Promise<Conflict> {
  const standing = await readCells(tx, workspaceId, engagementId, taken)
  const shownOf = (cell: CellToAssign) => standing.get(cellKeyOf(cell))?.shown ?? null
  const authors = taken.flatMap((cell) => shownOf(cell)?.changedById ?? [])
  const people = await tx.membership.findMany({
    where: { workspaceId, id: { in: authors } },
    select: { id: true, name: true },
  })
  const values = taken.map((cell): ConflictingValue => {
    const shown = shownOf(cell)
    return {
      field: all.length === 1 ? 'code' : `cells.${all.indexOf(cell)}`,
      yours: cell.code ?? empty,
      theirs: shown?.code || empty,
      by: people.find(({ id }) => id === shown?.changedById)?.name ?? null,
      at: shown?.since ?? null,
    }
  })
  const who = [...new Set(values.map(({ by }) => by ?? 'Someone'))].join(' and ')
  const what = taken.length === 1 ? 'this cell' : `${taken.length} of these cells`
  return new Conflict(`${who} changed ${what} since you opened it. Look again, then decide what holds.`, values)
}
