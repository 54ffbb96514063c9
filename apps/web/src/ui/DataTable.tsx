import { useElementSize, useMediaQuery, useMergedRef } from '@mantine/hooks'
import { useRouter } from '@tanstack/react-router'
import type { RowData } from '@tanstack/react-table'
import { useTable } from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef } from 'react'
import classes from './DataTable.module.css'
import { DataTableHead } from './DataTableHead.tsx'
import { DataTableList } from './DataTableList.tsx'
import { DataTableRow } from './DataTableRow.tsx'
import { type DataColumn, type DataTableProps, features } from './data-table.ts'
import { RowsSkeleton } from './RowsSkeleton.tsx'
import { useRowKeys } from './useRowKeys.ts'

/**
 * Rows of the record: virtual, so that a hundred thousand scroll like ten, and still a native table for assistive
 * technology. On a phone the same rows are a list.
 */
export function DataTable<Row extends RowData>(props: DataTableProps<Row>) {
  const { label, rows, columns, idOf, hrefOf, total, sort, onSort, selected, onSelect, onEnd, changedBy } = props
  const { density = 'compact', height = 'content', hidden = [], loading, empty } = props
  const router = useRouter()
  const scroll = useRef<HTMLDivElement>(null)
  const { ref: measured, width } = useElementSize<HTMLDivElement>()
  const place = useMergedRef(scroll, measured)
  const phone = useMediaQuery('(max-width: 640px)') ?? false

  const isShown = ({ id, from }: DataColumn<Row>) => !hidden.includes(id) && (width === 0 || width >= (from ?? 0))
  const shown = columns.filter((column) => phone || isShown(column))
  const definitions = useMemo(
    () =>
      columns.map(({ id, header, sortable }) => ({
        id,
        header,
        accessorFn: (row: Row) => row,
        enableSorting: sortable ?? false,
      })),
    [columns],
  )
  const table = useTable({
    features,
    columns: definitions,
    data: rows,
    getRowId: idOf,
    manualSorting: true,
    state: {
      sorting: sort ? [{ id: sort.column, desc: sort.desc }] : [],
      rowSelection: useMemo(() => Object.fromEntries([...(selected ?? [])].map((id) => [id, true])), [selected]),
      columnVisibility: Object.fromEntries(columns.map((column) => [column.id, shown.includes(column)])),
    },
    onSortingChange: (change) => {
      const now = sort ? [{ id: sort.column, desc: sort.desc }] : []
      const next = (typeof change === 'function' ? change(now) : change)[0]
      onSort?.(next ? { column: next.id, desc: next.desc } : null)
    },
  })

  const size = phone ? 60 : density === 'compact' ? 32 : 40
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => size,
    overscan: 12,
    enabled: height === 'fill',
  })
  useEffect(() => virtual.measure(), [virtual, size])

  const open = (row: Row) => hrefOf && router.history.push(hrefOf(row))
  const focusRow = (index: number) => scroll.current?.querySelector<HTMLElement>(`[data-index="${index}"]`)
  const show = (index: number) => {
    if (height === 'fill') virtual.scrollToIndex(index)
    // The row may only now come into being: focus follows in the next frame.
    requestAnimationFrame(() => focusRow(index)?.focus({ preventScroll: height === 'fill' }))
  }
  const { current, toggle, goTo } = useRowKeys(props, { open, show })

  const items = virtual.getVirtualItems()
  const window = height === 'fill' ? items.map((item) => item.index) : rows.map((_, index) => index)
  const last = window.at(-1) ?? -1
  const asked = useRef(-1)
  useEffect(() => {
    if (height !== 'fill' || last < rows.length - 20 || rows.length === 0 || asked.current === rows.length) return
    asked.current = rows.length
    onEnd?.()
  }, [height, last, rows.length, onEnd])

  if (rows.length === 0) return loading ? <RowsSkeleton /> : empty
  const before = height === 'fill' ? (items[0]?.start ?? 0) : 0
  const after = height === 'fill' ? virtual.getTotalSize() - (items.at(-1)?.end ?? 0) : 0
  const row = {
    columns: shown,
    idOf,
    hrefOf,
    selected,
    selectable: onSelect !== undefined,
    current,
    changedBy,
    open,
    toggle,
    goTo,
  }
  return (
    <div ref={place} className={classes.scroll} data-height={height} data-density={density}>
      {phone ? (
        <DataTableList
          {...row}
          label={label}
          rows={rows}
          window={window}
          before={before}
          after={after}
          measure={virtual.measureElement}
        />
      ) : (
        <table
          className={classes.table}
          style={{ minWidth: widthOf(shown) }}
          aria-label={label}
          aria-rowcount={(total ?? rows.length) + 1}
        >
          <DataTableHead table={table} columns={shown} ids={rows.map(idOf)} selected={selected} onSelect={onSelect} />
          <tbody>
            {before > 0 ? <Spacer height={before} /> : null}
            {window.map((index) => {
              const each = rows[index]
              return each === undefined ? null : <DataTableRow key={idOf(each)} {...row} row={each} index={index} />
            })}
            {after > 0 ? <Spacer height={after} /> : null}
          </tbody>
        </table>
      )}
    </div>
  )
}

/** What the columns need to stay readable: those that share the rest get at least 240 px each. */
const widthOf = <Row extends RowData>(columns: readonly DataColumn<Row>[]) =>
  columns.reduce((sum, column) => sum + (column.width ?? 240), 0)

/** Stands for the rows that are out of sight. */
function Spacer({ height }: { height: number }) {
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: an empty row takes no focus.
  return <tr aria-hidden="true" style={{ height }} />
}
