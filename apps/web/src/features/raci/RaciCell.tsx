import { Clock, TriangleAlert } from 'lucide-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useOthers } from '../../live/presence.ts'
import type { Place } from '../../live/presence-store.ts'
import { CellCursor } from './CellCursor.tsx'
import type { RaciCode } from './codes.ts'
import { RaciMark } from './RaciMark.tsx'
import classes from './raci.module.css'
import type { CellEdit } from './useCellEdits.ts'

type Props = {
  cellKey: string
  /** What the cell is called: row and seat. */
  name: string
  code: RaciCode | null
  /** Whom the cell names. */
  person: string | undefined
  /** In an engagement's matrix: the programme's shows through, or the engagement set it. */
  origin: 'programme' | 'own' | undefined
  state: CellEdit['state'] | undefined
  /** One of several holders of the A in this row. */
  double: boolean
  changedBy: string | undefined
  /** Where others are when they are at this matrix, and which of its cells this is. */
  place: Place
  at: string
  current: boolean
  readOnly: boolean
  column: number
}

/** One cell of the matrix. The grid moves the focus and takes the keys. */
export const RaciCell = memo(function RaciCell(props: Props) {
  const { cellKey, name, code, person, origin, state, double, changedBy, place, at, current, readOnly, column } = props
  const { t } = useTranslation('raci')
  const others = useOthers({ ...place, cell: at })
  const said = code === null ? [t('code.none')] : [code, t(`code.${code}`)]
  if (person !== undefined && code !== null) said.push(person)
  if (double) said.push(t('double'))
  if (state !== undefined) said.push(t(`state.${state}`))
  if (changedBy !== undefined) said.push(t('changedBy', { author: changedBy }))
  if (origin !== undefined) said.push(t(`origin.${origin}`))
  if (others.length > 0) said.push(t('here', { names: others.map((each) => each.name).join(', ') }))
  return (
    <td
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of a grid is where its keys act.
      role="gridcell"
      className={classes.cell}
      data-cell={cellKey}
      data-state={state}
      data-double={double || undefined}
      data-author={changedBy}
      data-origin={origin}
      aria-colindex={column}
      aria-label={`${name}: ${said.join(', ')}`}
      aria-readonly={readOnly || undefined}
      aria-invalid={double || undefined}
      title={person}
      tabIndex={current ? 0 : -1}
    >
      <RaciMark code={code} named={person !== undefined} />
      {state === 'waiting' ? <Clock className={classes.clock} size={12} aria-hidden /> : null}
      {state === 'failed' || state === 'conflict' ? (
        <TriangleAlert className={classes.trouble} size={12} aria-hidden />
      ) : null}
      {others.length > 0 ? <CellCursor people={others} /> : null}
    </td>
  )
})
