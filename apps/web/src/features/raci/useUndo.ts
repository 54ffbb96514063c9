import { useCallback, useRef } from 'react'
import { cellOf, type Row } from './matrix.ts'
import type { Owner } from './owner.ts'
import { type CellChange, nameOf } from './paste-plan.ts'
import type { CellWrite } from './useManyCells.ts'

export type Undoing = { back: CellWrite[]; kept: string[] }

/**
 * Remembers what the person changed; a paste is one change. The last of them, taken back, is one change again. A cell
 * that somebody wrote to since keeps what it holds.
 */
export function useUndo(owner: Owner, latest: (rowId: string) => Row | undefined) {
  const done = useRef<CellChange[][]>([])
  const remember = useCallback((changes: CellChange[]) => {
    if (changes.length > 0) done.current = [...done.current.slice(-49), changes]
  }, [])

  /** What takes the last change back, or null when nothing is left; it is forgotten then. */
  const take = useCallback((): Undoing | null => {
    const last = done.current.pop()
    if (last === undefined) return null
    const undoing: Undoing = { back: [], kept: [] }
    for (const change of last) {
      const row = latest(change.row.id)
      const now = row && cellOf(row, change.seat)
      if (row === undefined || (now?.code ?? null) !== change.to) undoing.kept.push(nameOf(change))
      else undoing.back.push({ row, seat: change.seat, ...beforeOf(owner, change) })
    }
    return undoing
  }, [owner, latest])
  return { remember, take }
}

function beforeOf(owner: Owner, { before }: CellChange) {
  if (owner !== null && !before?.overrides) return { code: null, inherit: true }
  return { code: before?.code ?? null, personId: before?.person?.id ?? null }
}
