import { useCallback, useRef } from 'react'
import type { ShownRefusal } from '../../graph/refusal.ts'
import type { RaciCode } from './codes.ts'
import { cellOf, type Row } from './matrix.ts'
import { type CellChange, nameOf, type Target } from './paste-plan.ts'

type Assign = (target: Target, code: RaciCode | null) => Promise<ShownRefusal | null>
export type Undone = { cells: number; kept: string[] }

/**
 * Remembers what the person changed, and takes the last change back as a new one; a paste is one change. A cell that
 * somebody wrote to since keeps what it holds.
 */
export function useUndo(latest: (rowId: string) => Row | undefined, assign: Assign) {
  const done = useRef<CellChange[][]>([])
  const remember = useCallback((changes: CellChange[]) => {
    if (changes.length > 0) done.current = [...done.current.slice(-49), changes]
  }, [])

  const undo = useCallback(async (): Promise<Undone | null> => {
    const last = done.current.pop()
    if (last === undefined) return null
    const isMine = ({ row, seat, to }: CellChange) => {
      const now = latest(row.id)
      return now !== undefined && (cellOf(now, seat)?.code ?? null) === to
    }
    const back = last.filter(isMine)
    await Promise.all(back.map((change) => assign(change, change.from)))
    return { cells: back.length, kept: last.filter((change) => !isMine(change) && !back.includes(change)).map(nameOf) }
  }, [latest, assign])
  return { remember, undo }
}
