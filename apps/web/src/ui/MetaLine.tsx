import { Children, type ReactNode } from 'react'
import classes from './MetaLine.module.css'

/** Small facts in one line, parted by dots; absent ones leave no gap. */
export function MetaLine({ children }: { children: ReactNode }) {
  return (
    <span className={classes.meta}>
      {Children.toArray(children).map((part, index) => (
        <span key={index} className={classes.part}>
          {part}
        </span>
      ))}
    </span>
  )
}
