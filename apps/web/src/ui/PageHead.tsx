import type { ReactNode } from 'react'
import { useEffect } from 'react'
import classes from './PageHead.module.css'

type Props = {
  title: string
  /** The object's short key, before the title. */
  shortKey?: string | undefined
  /** One line under the title: state, owner, time. Usually a `MetaLine`. */
  meta?: ReactNode
  /** Buttons at the right; the one that matters most comes last. */
  actions?: ReactNode
  /** Tabs under the head, on its line. */
  tabs?: ReactNode
}

/** The page's head, at its top left. It names the browser's tab too. */
export function PageHead({ title, shortKey, meta, actions, tabs }: Props) {
  useEffect(() => {
    document.title = `${shortKey ? `${shortKey} ` : ''}${title} · Assay`
  }, [title, shortKey])
  return (
    <header className={classes.head} data-tabs={tabs ? true : undefined}>
      <div className={classes.top}>
        <div className={classes.words}>
          <h1>
            {shortKey ? <span className={classes.key}>{shortKey}</span> : null}
            {title}
          </h1>
          {meta ? <div className={classes.meta}>{meta}</div> : null}
        </div>
        {actions ? <div className={classes.actions}>{actions}</div> : null}
      </div>
      {tabs}
    </header>
  )
}
