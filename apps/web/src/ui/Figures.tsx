import type { ReactNode } from 'react'
import classes from './Figures.module.css'

/** Figures in one row, as many as fit, on a shared line. */
export function Figures({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section className={classes.figures} aria-label={label}>
      {children}
    </section>
  )
}
