import type { Person } from '../../live/presence-store.ts'
import classes from './raci.module.css'

/** Who else has this cell under their hands. The cell's own label says it too. */
export function CellCursor({ people }: { people: readonly Person[] }) {
  return (
    <span className={classes.cursor} aria-hidden>
      <span>{people.map(({ name }) => name.split(' ')[0]).join(', ')}</span>
    </span>
  )
}
