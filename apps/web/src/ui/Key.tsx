import classes from './Key.module.css'
import { LinkTo } from './LinkTo.tsx'

/** A short key (`ENG-7`, `F-123`, `G-41`); a link to its object when `href` is given. */
export function Key({ children, href }: { children: string; href?: string | undefined }) {
  if (href === undefined) return <span className={classes.key}>{children}</span>
  return (
    <LinkTo plain className={`${classes.key} ${classes.link}`} href={href}>
      {children}
    </LinkTo>
  )
}
