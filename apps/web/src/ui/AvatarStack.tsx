import { Avatar } from './Avatar.tsx'
import classes from './AvatarStack.module.css'

type Props = {
  names: readonly string[]
  /** Its text, which names them. */
  label: string
  most?: number | undefined
  size?: 18 | 20 | undefined
  live?: boolean | undefined
}

/** A few people by their initials, and how many more; nothing for nobody. */
export function AvatarStack({ names, label, most = 3, size, live }: Props) {
  if (names.length === 0) return null
  const shown = names.slice(0, names.length > most ? most : undefined)
  return (
    <span className={classes.stack} role="img" aria-label={label} title={label}>
      {shown.map((name, index) => (
        <Avatar key={`${index} ${name}`} name={name} size={size} live={live} silent />
      ))}
      {names.length > most ? <span className={classes.more}>+{names.length - most}</span> : null}
    </span>
  )
}
