import { hrefOfKey } from '../../graph/refusal.ts'
import { LinkTo } from '../../ui/LinkTo.tsx'
import classes from './models.module.css'

type Props = {
  reasons: readonly { code: string; message: string; subjectKey?: string | null }[]
  title: string
  /** Said where there is no reason. */
  none: string
}

/** Reasons as links to what is to be mended. */
export function ReasonList({ reasons, title, none }: Props) {
  if (reasons.length === 0) return <p className={classes.clear}>{none}</p>
  return (
    <div className={classes.reasons}>
      <p>{title}</p>
      <ul>
        {reasons.map(({ code, message, subjectKey }) => {
          const href = hrefOfKey(subjectKey ?? null)
          return <li key={`${code} ${message}`}>{href === null ? message : <LinkTo href={href}>{message}</LinkTo>}</li>
        })}
      </ul>
    </div>
  )
}
