import { type ReactNode, useRef } from 'react'
import classes from './board.module.css'

/** Shows for a moment that its value is not what it was; what is new on the screen is not marked. */
export function Changing({ value, children }: { value: string; children: ReactNode }) {
  const first = useRef(value)
  const changed = value !== first.current
  // A new key starts the animation anew at every change.
  return (
    <span key={value} className={changed ? `${classes.changing} ${classes.changed}` : classes.changing}>
      {children}
    </span>
  )
}
