import type { RaciCode } from './codes.ts'
import classes from './raci.module.css'

/** The letters of a cell: who is accountable stands in solid ink, who is responsible in outline; a dot names a person. */
export function RaciMark({ code, named = false }: { code: RaciCode | null; named?: boolean }) {
  if (code === null) return <span className={classes.none}>·</span>
  return (
    <span className={classes.letters} data-named={named || undefined}>
      {[...code].map((letter) => (
        <span key={letter} data-letter={letter}>
          {letter}
        </span>
      ))}
    </span>
  )
}
