import type { RaciCode } from './codes.ts'
import classes from './raci.module.css'

/** The letters of a cell: who is accountable stands in solid ink, who is responsible in outline. */
export function RaciMark({ code }: { code: RaciCode | null }) {
  if (code === null) return <span className={classes.none}>·</span>
  return (
    <span className={classes.letters}>
      {[...code].map((letter) => (
        <span key={letter} data-letter={letter}>
          {letter}
        </span>
      ))}
    </span>
  )
}
