import { type ClipboardEvent, type FocusEvent, Fragment, type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Place } from '../../live/presence-store.ts'
import { type RaciCode, typedInto } from './codes.ts'
import { moved } from './grid-moves.ts'
import { cellKey, cellOf, controlsOf, groupRows, type Opened, presenceCell, type Row, type Seat } from './matrix.ts'
import type { Target } from './paste-plan.ts'
import { RaciGridRow } from './RaciGridRow.tsx'
import classes from './raci.module.css'
import type { CellEdit } from './useCellEdits.ts'

type Props = {
  rows: readonly Row[]
  seats: readonly Seat[]
  edits: ReadonlyMap<string, CellEdit>
  marks: ReadonlyMap<string, string>
  readOnly: boolean
  /** The whole matrix, with the rows that are not laid out. */
  all: readonly Row[]
  /** Null where layers do not open, such as among gaps. */
  opened: Opened | null
  onOpen: (row: Row) => void
  /** Where others see the viewer. */
  place: Place
  ofEngagement: boolean
  onCell: (cell: string | undefined) => void
  onType: (target: Target, code: RaciCode | null) => void
  onPaste: (at: Target, text: string) => void
  /** Sets an engagement's cell back to the programme's. */
  onInherit: (target: Target) => void
  /** Shows the cell with all that can be done to it. */
  onDetail: (target: Target) => void
}

/** The matrix: one cell has the focus, arrows move it, a letter writes it, a paste writes a range from it on. */
export function RaciGrid(props: Props) {
  const { rows, seats, edits, marks, readOnly, all, opened, onOpen, place, ofEngagement } = props
  const { onCell, onType, onPaste, onInherit, onDetail } = props
  const { t } = useTranslation('raci')
  const [current, setCurrent] = useState<{ rowId: string; seatId: string } | null>(null)
  const table = useRef<HTMLTableElement>(null)
  const row = rows.find(({ id }) => id === current?.rowId) ?? rows[0]
  const seat = seats.find(({ id }) => id === current?.seatId) ?? seats[0]
  if (row === undefined || seat === undefined) return null

  const focusCell = (target: Target) => {
    setCurrent({ rowId: target.row.id, seatId: target.seat.id })
    const key = CSS.escape(cellKey(target.row, target.seat))
    table.current?.querySelector<HTMLElement>(`[data-cell="${key}"]`)?.focus()
  }
  const handleKey = (event: KeyboardEvent) => {
    const here = { row: rows.indexOf(row), column: seats.indexOf(seat) }
    const to =
      event.altKey || !isCell(event.target) ? null : moved(here, event, { row: rows.length, column: seats.length })
    const [nextRow, nextSeat] = to === null ? [] : [rows[to.row], seats[to.column]]
    if (nextRow !== undefined && nextSeat !== undefined) {
      event.preventDefault()
      focusCell({ row: nextRow, seat: nextSeat })
      return
    }
    if (event.altKey || event.ctrlKey || event.metaKey) return
    if (!isCell(event.target)) return
    if (event.key === 'Enter') {
      event.preventDefault()
      onDetail({ row, seat })
      return
    }
    if (readOnly) return
    if (ofEngagement && event.key === '=') return onInherit({ row, seat })
    const shown = edits.get(cellKey(row, seat))?.code
    const before = shown === undefined ? (cellOf(row, seat)?.code ?? null) : shown
    const code = typedInto(before, event.key)
    if (code === undefined) return
    event.preventDefault()
    if (code !== before) onType({ row, seat }, code)
  }
  const handlePaste = (event: ClipboardEvent) => {
    if (readOnly) return
    event.preventDefault()
    onPaste({ row, seat }, event.clipboardData.getData('text/plain'))
  }
  const handleFocus = ({ target }: FocusEvent) => {
    const [rowId, seatId] = target.getAttribute('data-cell')?.split('|') ?? []
    if (rowId === undefined || seatId === undefined) return
    setCurrent({ rowId, seatId })
    const [of, at] = [rows.find(({ id }) => id === rowId), seats.find(({ id }) => id === seatId)]
    if (of !== undefined && at !== undefined) onCell(presenceCell(of, at))
  }
  const opens = (each: Row) => each.scope === 'LAYER' && opened !== null
  const groups = groupRows(rows)
  let index = 1
  return (
    <section className={classes.scroll} aria-label={t('title')}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the matrix is a grid: its cells are written.
        role="grid"
        ref={table}
        className={classes.grid}
        aria-label={t('title')}
        aria-rowcount={rows.length + groups.length + 1}
        aria-colcount={seats.length + (ofEngagement ? 1 : 2)}
        aria-readonly={readOnly || undefined}
        onKeyDown={handleKey}
        onPaste={handlePaste}
        onFocus={handleFocus}
        onBlur={() => onCell(undefined)}
        onDoubleClick={({ target }) => isCell(target) && onDetail({ row, seat })}
        data-of-engagement={ofEngagement || undefined}
      >
        <colgroup>
          <col className={classes.wide} />
          {seats.map(({ id }) => (
            <col key={id} />
          ))}
          {ofEngagement ? null : <col className={classes.last} />}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" aria-colindex={1} className={classes.corner}>
              {t('column.for')}
            </th>
            {seats.map((each, at) => (
              <th key={each.id} scope="col" aria-colindex={at + 2} data-current={each.id === seat.id || undefined}>
                {each.name}
              </th>
            ))}
            {ofEngagement ? null : (
              <th scope="col" aria-colindex={seats.length + 2} className={classes.problemHead}>
                {t('column.problems')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {groups.map(({ group, rows: members }) => (
            <Fragment key={group}>
              <tr className={classes.group} aria-rowindex={++index}>
                <th scope="colgroup" colSpan={seats.length + (ofEngagement ? 1 : 2)}>
                  <span>{group}</span>
                </th>
              </tr>
              {members.map((each) => (
                <RaciGridRow
                  key={each.id}
                  row={each}
                  index={++index}
                  seats={seats}
                  currentSeat={each.id === row.id ? seat.id : null}
                  edits={edits}
                  marks={marks}
                  place={place}
                  ofEngagement={ofEngagement}
                  controls={
                    opens(each) ? { ...controlsOf(all, each), open: opened?.includes(each.scopeCode) ?? false } : null
                  }
                  onOpen={onOpen}
                  readOnly={readOnly}
                />
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const isCell = (target: EventTarget) => target instanceof HTMLElement && target.dataset.cell !== undefined
