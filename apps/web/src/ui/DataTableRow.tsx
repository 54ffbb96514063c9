import { Checkbox } from '@mantine/core'
import type { RowData } from '@tanstack/react-table'
import type { MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './DataTable.module.css'
import type { DataColumn } from './data-table.ts'
import { LinkTo } from './LinkTo.tsx'

export type RowActs<Row extends RowData> = {
  columns: readonly DataColumn<Row>[]
  idOf: (row: Row) => string
  hrefOf?: ((row: Row) => string) | undefined
  selected?: ReadonlySet<string> | undefined
  selectable: boolean
  current: string | null
  changedBy?: ((row: Row) => string | undefined) | undefined
  open: (row: Row) => void
  toggle: (index: number, range: boolean) => void
  goTo: (index: number) => void
}

/** Whether a click on the row itself, not on a control in it or on marked text, should open it. */
export const opensRow = (event: MouseEvent): boolean =>
  event.target instanceof Element &&
  event.target.closest('a, button, input, label, [role=listbox], [role=menu]') === null &&
  (window.getSelection()?.isCollapsed ?? true)

/** One row of the table. */
export function DataTableRow<Row extends RowData>(props: RowActs<Row> & { row: Row; index: number }) {
  const { row, index, columns, idOf, hrefOf, selected, selectable, current, changedBy, open, toggle } = props
  const { t } = useTranslation('ui')
  const id = idOf(row)
  const author = changedBy?.(row)
  return (
    <tr
      aria-rowindex={index + 2}
      aria-selected={selectable ? (selected?.has(id) ?? false) : undefined}
      data-index={index}
      data-current={id === current || undefined}
      data-opens={hrefOf ? true : undefined}
      data-author={author}
      title={author ? t('table.changedBy', { author }) : undefined}
      tabIndex={id === current ? 0 : -1}
      onClick={(event) => opensRow(event) && open(row)}
    >
      {selectable ? (
        <td className={classes.check}>
          <Checkbox
            aria-label={t('table.select', { row: id })}
            checked={selected?.has(id) ?? false}
            onChange={() => undefined}
            onClick={(event) => toggle(index, event.shiftKey)}
          />
        </td>
      ) : null}
      {columns.map((column) => (
        <td key={column.id} data-align={column.align}>
          {column.phone === 'title' && hrefOf ? (
            <LinkTo plain href={hrefOf(row)} className={classes.title ?? ''}>
              {column.cell(row)}
            </LinkTo>
          ) : (
            column.cell(row)
          )}
        </td>
      ))}
    </tr>
  )
}
