import { Checkbox } from '@mantine/core'
import type { RowData } from '@tanstack/react-table'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import classes from './DataTable.module.css'
import type { DataColumn, TableOf } from './data-table.ts'

type Props<Row extends RowData> = {
  table: TableOf<Row>
  columns: readonly DataColumn<Row>[]
  ids: readonly string[]
  selected?: ReadonlySet<string> | undefined
  onSelect?: ((selected: ReadonlySet<string>) => void) | undefined
}

const ariaSort = { asc: 'ascending', desc: 'descending' } as const

/** The sticky head: sorts, and selects all loaded rows. */
export function DataTableHead<Row extends RowData>({ table, columns, ids, selected, onSelect }: Props<Row>) {
  const { t } = useTranslation('ui')
  const byId = new Map(columns.map((column) => [column.id, column]))
  const count = selected?.size ?? 0
  const all = ids.length > 0 && ids.every((id) => selected?.has(id))
  return (
    <thead>
      {table.getHeaderGroups().map((group) => (
        <tr key={group.id} aria-rowindex={1}>
          {onSelect ? (
            <th scope="col" className={classes.check}>
              <Checkbox
                aria-label={t('table.selectAll')}
                checked={all}
                indeterminate={count > 0 && !all}
                onChange={() => onSelect(new Set(all ? [] : ids))}
              />
            </th>
          ) : null}
          {group.headers.map((header) => {
            const column = byId.get(header.column.id)
            const sorted = header.column.getIsSorted()
            return (
              <th
                key={header.id}
                scope="col"
                style={{ width: column?.width }}
                data-align={column?.align}
                aria-sort={sorted ? ariaSort[sorted] : undefined}
              >
                {header.column.getCanSort() ? (
                  <button type="button" onClick={header.column.getToggleSortingHandler()}>
                    {column?.header}
                    {sorted === 'asc' ? <ArrowUp size={12} aria-hidden /> : null}
                    {sorted === 'desc' ? <ArrowDown size={12} aria-hidden /> : null}
                  </button>
                ) : (
                  column?.header
                )}
              </th>
            )
          })}
        </tr>
      ))}
    </thead>
  )
}
