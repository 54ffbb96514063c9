import type { ReactNode } from 'react'
import classes from './SectionHead.module.css'

type Props = {
  title: string
  count?: number | undefined
  note?: ReactNode
  actions?: ReactNode
  level?: 2 | 3 | undefined
  id?: string | undefined
}

/** The head of a section: what it is, how many, and what can be done with it. */
export function SectionHead({ title, count, note, actions, level = 2, id }: Props) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <div className={classes.head} data-level={level}>
      <Heading id={id}>
        {title}
        {count === undefined ? null : <span className={classes.count}>{count.toLocaleString('en')}</span>}
      </Heading>
      {note ? <div className={classes.note}>{note}</div> : null}
      {actions ? <div className={classes.actions}>{actions}</div> : null}
    </div>
  )
}
