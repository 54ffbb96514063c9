import type { RowData } from '@tanstack/react-table'
import { useRef, useState } from 'react'
import type { DataTableProps } from './data-table.ts'
import { useKeys } from './useKeys.ts'

type Given<Row extends RowData> = Pick<
  DataTableProps<Row>,
  'rows' | 'idOf' | 'current' | 'onCurrent' | 'selected' | 'onSelect' | 'keys'
>
type Acts<Row extends RowData> = { open: (row: Row) => void; show: (index: number) => void }

/** Moves through rows and selects them: `j` `k` move, `x` selects, `⇧x` a range, Enter opens. */
export function useRowKeys<Row extends RowData>(given: Given<Row>, { open, show }: Acts<Row>) {
  const { rows, idOf, selected, onSelect, keys = false } = given
  const [own, setOwn] = useState<string | null>(null)
  const current = given.current === undefined ? own : given.current
  const anchor = useRef<number | null>(null)
  const index = rows.findIndex((row) => idOf(row) === current)

  const goTo = (next: number) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, next))]
    if (row === undefined) return
    setOwn(idOf(row))
    given.onCurrent?.(idOf(row))
    show(rows.indexOf(row))
  }
  const toggle = (at: number, range: boolean) => {
    if (!onSelect || rows[at] === undefined) return
    const from = range && anchor.current !== null ? anchor.current : at
    const next = new Set(selected)
    const add = range || !next.has(idOf(rows[at]))
    for (const row of rows.slice(Math.min(from, at), Math.max(from, at) + 1)) {
      if (add) next.add(idOf(row))
      else next.delete(idOf(row))
    }
    anchor.current = at
    onSelect(next)
  }
  const openCurrent = (event: KeyboardEvent) => {
    const row = rows[index]
    const onControl = event.target instanceof Element && event.target.closest('a, button, input, summary')
    if (row !== undefined && !onControl) open(row)
  }
  useKeys(
    {
      j: () => goTo(index + 1),
      k: () => goTo(index === -1 ? 0 : index - 1),
      x: () => toggle(index, false),
      'Shift+x': () => toggle(index, true),
      Enter: openCurrent,
    },
    keys,
  )
  return { current, index, goTo, toggle }
}
