import { type ReactNode, useEffect } from 'react'
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
  /** It is all that the page shows: its title heads the page and names the browser's tab. */
  whole?: boolean
}

/** Nothing here yet: it says why, offers one action, and shows what fills it. */
export function EmptyState({ title, why, action, command, sample, whole }: Props) {
  const Title = whole ? 'h1' : 'p'
  useEffect(() => {
    if (whole) document.title = `${title} · Assay`
  }, [title, whole])
  return (
    <div className={classes.empty}>
      <Title className={classes.title}>{title}</Title>
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
