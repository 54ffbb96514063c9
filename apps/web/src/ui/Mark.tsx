import type { ReactNode } from 'react'
import classes from './mark.module.css'

type Props = { color: string; word: string; bare?: boolean | undefined; children: ReactNode }

/** A glyph with its word. `bare` hides the word from the eye, never from a screen reader. */
export function Mark({ color, word, bare, children }: Props) {
  return (
    <span className={classes.mark} title={bare ? word : undefined}>
      <svg className={classes.glyph} viewBox="0 0 14 14" style={{ color }} fill="none" aria-hidden="true">
        {children}
      </svg>
      <span className={bare ? classes.hidden : classes.word}>{word}</span>
    </span>
  )
}
