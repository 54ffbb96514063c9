import { memo } from 'react'
import type { Place } from '../../live/presence-store.ts'
import { cellKey, cellOf, presenceCell, type Row, type Seat } from './matrix.ts'
import { RaciCell } from './RaciCell.tsx'
import { RaciProblems } from './RaciProblems.tsx'
import { type Controls, RowHead } from './RowHead.tsx'
import classes from './raci.module.css'
import type { CellEdit } from './useCellEdits.ts'

type Props = {
  row: Row
  index: number
  seats: readonly Seat[]
  /** The seat whose cell has the grid's focus, when it is in this row. */
  currentSeat: string | null
  edits: ReadonlyMap<string, CellEdit>
  marks: ReadonlyMap<string, string>
  place: Place
  ofEngagement: boolean
  controls: Controls | null
  onOpen: (row: Row) => void
  readOnly: boolean
}

/** One layer, gate or control with the codes of every seat. */
export const RaciGridRow = memo(function RaciGridRow(props: Props) {
  const { row, index, seats, currentSeat, edits, marks, place, ofEngagement, controls, onOpen, readOnly } = props
  const two = row.problems.some(({ code }) => code === 'TWO_ACCOUNTABLE')
  return (
    <tr aria-rowindex={index} data-problem={row.problems.length > 0 || undefined}>
      <RowHead row={row} controls={controls} onOpen={onOpen} compact={ofEngagement} />
      {seats.map((seat, at) => {
        const cell = cellOf(row, seat)
        const edit = edits.get(cellKey(row, seat))
        const code = edit === undefined ? (cell?.code ?? null) : edit.code
        return (
          <RaciCell
            key={seat.id}
            cellKey={cellKey(row, seat)}
            name={`${row.name}, ${seat.name}`}
            code={code}
            person={cell?.person?.name}
            origin={ofEngagement ? (edit || cell?.overrides ? 'own' : 'programme') : undefined}
            state={edit?.state}
            double={two && (code === 'A' || code === 'AR')}
            changedBy={cell === undefined ? undefined : marks.get(cell.id)}
            place={place}
            at={presenceCell(row, seat)}
            current={currentSeat === seat.id}
            readOnly={readOnly}
            column={at + 2}
          />
        )
      })}
      {ofEngagement ? null : (
        <td className={classes.problemCell} aria-colindex={seats.length + 2}>
          <RaciProblems row={row} />
        </td>
      )}
    </tr>
  )
})
