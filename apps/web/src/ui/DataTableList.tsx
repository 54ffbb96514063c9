import { Checkbox } from '@mantine/core'
import type { RowData } from '@tanstack/react-table'
import { useTranslation } from 'react-i18next'
import classes from './DataTable.module.css'
import { opensRow, type RowActs } from './DataTableRow.tsx'
import { LinkTo } from './LinkTo.tsx'

type Props<Row extends RowData> = RowActs<Row> & {
  label: string
  rows: readonly Row[]
  window: readonly number[]
  before: number
  after: number
  /** Rows of a list differ in height, so each is measured. */
  measure: (row: HTMLElement | null) => void
}

/** The rows as a phone shows them: lead and title in the first line, the rest small below. */
export function DataTableList<Row extends RowData>(props: Props<Row>) {
  const {
    label,
    rows,
    window,
    before,
    after,
    measure,
    columns,
    idOf,
    hrefOf,
    selected,
    selectable,
    current,
    open,
    toggle,
  } = props
  const { t } = useTranslation('ui')
  const lead = columns.filter((column) => column.phone === 'lead')
  const title = columns.find((column) => column.phone === 'title') ?? columns[0]
  const meta = columns.filter((column) => column !== title && (column.phone ?? 'meta') === 'meta')
  return (
    <ul className={classes.list} aria-label={label} style={{ paddingTop: before, paddingBottom: after }}>
      {window.map((index) => {
        const row = rows[index]
        if (row === undefined) return null
        const id = idOf(row)
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the title is a link that does the same by key.
          <li
            key={id}
            ref={measure}
            data-index={index}
            data-current={id === current || undefined}
            onClick={(event) => opensRow(event) && open(row)}
          >
            {selectable ? (
              <Checkbox
                size="sm"
                aria-label={t('table.select', { row: id })}
                checked={selected?.has(id) ?? false}
                onChange={() => toggle(index, false)}
              />
            ) : null}
            {lead.length > 0 ? (
              <span className={classes.lead}>
                {lead.map((column) => (
                  <span key={column.id}>{column.cell(row)}</span>
                ))}
              </span>
            ) : null}
            <span className={classes.words}>
              {hrefOf && title ? (
                <LinkTo plain href={hrefOf(row)} className={classes.title ?? ''}>
                  {title.cell(row)}
                </LinkTo>
              ) : (
                <span className={classes.title}>{title?.cell(row)}</span>
              )}
              <span className={classes.meta}>
                {meta.map((column) => (
                  <span key={column.id}>{column.cell(row)}</span>
                ))}
              </span>
            </span>
          </li>
        )
      })}
    </ul>
  )
}
