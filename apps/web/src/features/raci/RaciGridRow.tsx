import { memo } from 'react'
import { cellKey, cellOf, type Row, type Seat } from './matrix.ts'
import { RaciCell } from './RaciCell.tsx'
import { RaciProblems } from './RaciProblems.tsx'
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
  readOnly: boolean
}

/** One layer, gate or control with the codes of every seat. */
export const RaciGridRow = memo(function RaciGridRow(props: Props) {
  const { row, index, seats, currentSeat, edits, marks, readOnly } = props
  const two = row.problems.some(({ code }) => code === 'TWO_ACCOUNTABLE')
  return (
    <tr aria-rowindex={index} data-problem={row.problems.length > 0 || undefined}>
      <th scope="row" className={classes.rowHead} aria-colindex={1} title={row.name}>
        {row.name}
      </th>
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
            state={edit?.state}
            double={two && (code === 'A' || code === 'AR')}
            changedBy={cell === undefined ? undefined : marks.get(cell.id)}
            current={currentSeat === seat.id}
            readOnly={readOnly}
            column={at + 2}
          />
        )
      })}
      <td className={classes.problemCell} aria-colindex={seats.length + 2}>
        <RaciProblems row={row} />
      </td>
    </tr>
  )
})
