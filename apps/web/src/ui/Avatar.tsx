import classes from './Avatar.module.css'
import { initialsOf } from './initials.ts'

type Props = {
  name: string
  size?: 18 | 20 | 24 | 32 | undefined
  team?: boolean | undefined
  live?: boolean | undefined
  /** The name stands beside it already. */
  silent?: boolean | undefined
}

/** A person (round) or a team (square) by initials; `live` rings who is here now. The name is its text. */
export function Avatar({ name, size = 20, team, live, silent }: Props) {
  const tint = [...name].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973, 7) % 6
  return (
    <span
      className={classes.avatar}
      data-tint={tint}
      data-team={team || undefined}
      data-live={live || undefined}
      style={{ width: size, height: size, fontSize: Math.max(8, Math.round(size * 0.42)) }}
      data-initials={initialsOf(name)}
      role="img"
      aria-label={name}
      aria-hidden={silent || undefined}
      title={name}
    />
  )
}
