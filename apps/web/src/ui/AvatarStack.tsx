import { useTranslation } from 'react-i18next'
import { Avatar } from './Avatar.tsx'
import classes from './AvatarStack.module.css'

type Props = {
  names: readonly string[]
  most?: number | undefined
  live?: boolean | undefined
  label?: string | undefined
}

/** Who is here, or who is concerned: the first few faces and how many more. */
export function AvatarStack({ names, most = 4, live, label }: Props) {
  const { t } = useTranslation('ui')
  if (names.length === 0) return null
  const rest = names.slice(most)
  return (
    <ul className={classes.stack} aria-label={label ?? t('people')}>
      {names.slice(0, most).map((name) => (
        <li key={name}>
          <Avatar name={name} size={24} live={live} />
        </li>
      ))}
      {rest.length > 0 ? (
        <li className={classes.more} title={rest.join(', ')}>
          +{rest.length}
        </li>
      ) : null}
    </ul>
  )
}
