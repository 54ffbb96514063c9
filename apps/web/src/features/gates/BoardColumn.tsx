import type { FragmentType } from '../../generated/gql/index.ts'
import classes from './board.module.css'
import { GateCard, type GateCard_gate } from './GateCard.tsx'

export type CardGate = { id: string } & FragmentType<typeof GateCard_gate>
type Props = {
  label: string
  gates: readonly CardGate[]
  current: string | null
  marks: ReadonlyMap<string, string>
}

/** The gates of one stage in one lane. */
export function BoardColumn({ label, gates, current, marks }: Props) {
  return (
    <ul className={classes.column} aria-label={label}>
      {gates.map((gate) => (
        <li key={gate.id}>
          <GateCard gate={gate} current={gate.id === current} changedBy={marks.get(gate.id)} />
        </li>
      ))}
    </ul>
  )
}
