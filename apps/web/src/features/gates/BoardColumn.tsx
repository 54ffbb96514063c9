import { MoveRight } from 'lucide-react'
import { type DragEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FragmentType } from '../../generated/gql/index.ts'
import classes from './board.module.css'
import { GateCard, type GateCard_gate } from './GateCard.tsx'

export type CardGate = { id: string; key: string; subjectLabel: string } & FragmentType<typeof GateCard_gate>
type Props = {
  label: string
  gates: readonly CardGate[]
  current: string | null
  marks: ReadonlyMap<string, string>
  /** A card is in somebody's hand: one of this column, or one that can be let go over it. */
  dragging: 'from' | 'over' | null
  onDrag: (id: string | null) => void
  onDrop: () => void
  onMoveOn: (id: string) => void
}

/** The gates of one stage in one lane, and a place to let a card go. */
export function BoardColumn({ label, gates, current, marks, dragging, onDrag, onDrop, onMoveOn }: Props) {
  const { t } = useTranslation('gates')
  const [over, setOver] = useState(false)
  const handleOver = (event: DragEvent) => {
    if (dragging === null) return
    event.preventDefault()
    event.dataTransfer.dropEffect = 'move'
    setOver(dragging === 'over')
  }
  const handleDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    onDrop()
  }
  return (
    <ul
      className={classes.column}
      aria-label={label}
      data-over={(dragging !== null && over) || undefined}
      onDragOver={handleOver}
      onDragLeave={() => setOver(false)}
      onDrop={handleDrop}
    >
      {gates.map((gate) => (
        <li
          key={gate.id}
          className={classes.place}
          onDragStart={(event) => {
            event.dataTransfer.effectAllowed = 'move'
            onDrag(gate.id)
          }}
          onDragEnd={() => onDrag(null)}
        >
          <GateCard gate={gate} current={gate.id === current} changedBy={marks.get(gate.id)} />
          <button
            type="button"
            className={classes.moveOn}
            tabIndex={-1}
            aria-label={t('move.on', { gate: `${gate.key} ${gate.subjectLabel}` })}
            title={t('move.on', { gate: gate.key })}
            onClick={() => onMoveOn(gate.id)}
          >
            <MoveRight size={14} aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  )
}
