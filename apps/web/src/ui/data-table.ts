import {
  columnVisibilityFeature,
  type ReactTable,
  type RowData,
  rowSelectionFeature,
  rowSortingFeature,
  tableFeatures,
} from '@tanstack/react-table'
import type { ReactNode } from 'react'

/** What the tables of the product can do; sorting and filtering themselves happen on the server. */
export const features = tableFeatures({ columnVisibilityFeature, rowSelectionFeature, rowSortingFeature })

export type TableOf<Row extends RowData> = ReactTable<typeof features, Row>

export type DataColumn<Row extends RowData> = {
  id: string
  header: string
  cell: (row: Row) => ReactNode
  /** Pixels. Columns without a width share what is left. */
  width?: number | undefined
  align?: 'end' | undefined
  sortable?: boolean | undefined
  /** The least width of the table, in pixels, at which the column is shown. */
  from?: number | undefined
  /** Where it stands in the list that a phone shows. One column is the title, and the link when rows have one. */
  phone?: 'title' | 'lead' | 'meta' | 'hidden' | undefined
}

export type Sort = { column: string; desc: boolean }

export type DataTableProps<Row extends RowData> = {
  /** The table's name for screen readers. */
  label: string
  rows: readonly Row[]
  columns: readonly DataColumn<Row>[]
  idOf: (row: Row) => string
  /** The row's address: its title becomes a link, and Enter or a click goes there. */
  hrefOf?: ((row: Row) => string) | undefined
  /** All rows that match, loaded or not. */
  total?: number | undefined
  hidden?: readonly string[] | undefined
  sort?: Sort | null | undefined
  onSort?: ((sort: Sort | null) => void) | undefined
  selected?: ReadonlySet<string> | undefined
  onSelect?: ((selected: ReadonlySet<string>) => void) | undefined
  /** The row that keys act on, by id. Without `onCurrent` the table keeps it itself. */
  current?: string | null | undefined
  onCurrent?: ((id: string) => void) | undefined
  density?: 'compact' | 'comfortable' | undefined
  /** `fill` takes the height that the page has left; `content` is as tall as its rows. */
  height?: 'fill' | 'content' | undefined
  /** The reader comes near the last loaded row. */
  onEnd?: (() => void) | undefined
  /** Who just changed this row from elsewhere, if anybody. */
  changedBy?: ((row: Row) => string | undefined) | undefined
  /** `j`, `k`, `x`, Enter act on this table; at most one table of a page has them. */
  keys?: boolean | undefined
  loading?: boolean | undefined
  /** Shown instead of rows when there are none. */
  empty?: ReactNode
}
