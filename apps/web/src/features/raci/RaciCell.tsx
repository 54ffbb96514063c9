import { Clock, TriangleAlert } from 'lucide-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { RaciCode } from './codes.ts'
import { RaciMark } from './RaciMark.tsx'
import classes from './raci.module.css'
import type { CellEdit } from './useCellEdits.ts'

type Props = {
  cellKey: string
  /** What the cell is called: row and seat. */
  name: string
  code: RaciCode | null
  state: CellEdit['state'] | undefined
  /** One of several holders of the A in this row. */
  double: boolean
  changedBy: string | undefined
  current: boolean
  readOnly: boolean
  column: number
}

/** One cell of the matrix. The grid moves the focus and takes the keys. */
export const RaciCell = memo(function RaciCell(props: Props) {
  const { cellKey, name, code, state, double, changedBy, current, readOnly, column } = props
  const { t } = useTranslation('raci')
  const said = code === null ? [t('code.none')] : [code, t(`code.${code}`)]
  if (double) said.push(t('double'))
  if (state !== undefined) said.push(t(`state.${state}`))
  if (changedBy !== undefined) said.push(t('changedBy', { author: changedBy }))
  return (
    <td
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of a grid is where its keys act.
      role="gridcell"
      className={classes.cell}
      data-cell={cellKey}
      data-state={state}
      data-double={double || undefined}
      data-author={changedBy}
      aria-colindex={column}
      aria-label={`${name}: ${said.join(', ')}`}
      aria-readonly={readOnly || undefined}
      aria-invalid={double || undefined}
      tabIndex={current ? 0 : -1}
    >
      <RaciMark code={code} />
      {state === 'waiting' ? <Clock className={classes.clock} size={12} aria-hidden /> : null}
      {state === 'failed' || state === 'conflict' ? (
        <TriangleAlert className={classes.trouble} size={12} aria-hidden />
      ) : null}
    </td>
  )
})
