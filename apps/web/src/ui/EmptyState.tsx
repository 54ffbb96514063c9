import type { ReactNode } from 'react'
import { CommandLine } from './CommandLine.tsx'
import classes from './EmptyState.module.css'

type Props = {
  title: string
  /** Why it is empty, in a sentence. */
  why: ReactNode
  action?: ReactNode
  /** The command line that fills it. */
  command?: string | undefined
  /** A sample of what will stand here. */
  sample?: ReactNode
}

/** Nothing here yet: it says why, offers one action, and shows what fills it. */
export function EmptyState({ title, why, action, command, sample }: Props) {
  return (
    <div className={classes.empty}>
      <p className={classes.title}>{title}</p>
      <p className={classes.why}>{why}</p>
      {action ? <div className={classes.action}>{action}</div> : null}
      {command ? <CommandLine command={command} /> : null}
      {sample ? (
        <div className={classes.sample} inert>
          {sample}
        </div>
      ) : null}
    </div>
  )
}
