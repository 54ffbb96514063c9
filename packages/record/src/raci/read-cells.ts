import { uuidOr } from '../engagements/row-key.ts'
import type { Responsibility } from '../generated/client/client.ts'
import type { Transaction } from '../kernel/database.ts'
import { type CellToAssign, cellKeyOf } from './cell-to-assign.ts'

export type CellStanding = {
  /** The row of this matrix, be it one that was set back. */
  own: Responsibility | null
  /** What the cell shows: its own, or the programme's. */
  shown: Responsibility | null
}

/** The cells as they stand in one matrix and, where an engagement set nothing, as they show through. */
export async function readCells(
  tx: Transaction,
  workspaceId: string,
  engagementId: string | null,
  cells: readonly CellToAssign[],
): Promise<Map<string, CellStanding>> {
  const rows = await tx.responsibility.findMany({
    where: {
      workspaceId,
      scope: { in: [...new Set(cells.map(({ scope }) => scope))] },
      scopeCode: { in: [...new Set(cells.map(({ scopeCode }) => scopeCode))] },
      OR: [{ engagementId: null }, ...(engagementId === null ? [] : [{ engagementId: uuidOr(engagementId) }])],
    },
  })
  const of = (key: string, from: string | null) =>
    rows.find((row) => row.engagementId === from && cellKeyOf(row) === key) ?? null
  return new Map(
    cells.map((cell) => {
      const key = cellKeyOf(cell)
      const own = of(key, engagementId)
      const inherits = engagementId !== null && (own === null || own.inherits)
      return [key, { own, shown: inherits ? of(key, null) : own }]
    }),
  )
}
