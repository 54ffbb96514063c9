import { useLocation } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { LinkTo } from '../ui/LinkTo.tsx'
import { isAt, type PlaceName, places } from './places.ts'
import classes from './Shell.module.css'

type Props = {
  label?: string | undefined
  counts: Partial<Record<PlaceName, number>>
  /** Icons alone. */
  narrow?: boolean | undefined
  /** The bar of a phone: the first places alone, words under icons. */
  bar?: boolean | undefined
  onFollow?: (() => void) | undefined
  children?: ReactNode
}

/** The places of the product as links, the present one marked. */
export function ShellLinks({ label, counts, narrow, bar, onFollow, children }: Props) {
  const { t } = useTranslation('app')
  const path = useLocation({ select: (location) => location.pathname })
  return (
    <nav className={bar ? classes.barLinks : classes.links} aria-label={label ?? t('nav.name')}>
      {places
        .filter((place) => !bar || place.first)
        .map((place) => (
          <LinkTo
            plain
            key={place.name}
            href={place.href}
            aria-current={isAt(place, path) ? 'page' : undefined}
            aria-label={narrow ? t(`nav.${place.name}`) : undefined}
            title={narrow ? t(`nav.${place.name}`) : undefined}
            onClick={onFollow}
          >
            <place.icon size={bar ? 20 : 16} strokeWidth={bar ? 1.5 : 1.75} aria-hidden />
            {narrow ? null : <span>{t(`nav.${place.name}`)}</span>}
            {counts[place.name] && !narrow && !bar ? <span className={classes.count}>{counts[place.name]}</span> : null}
          </LinkTo>
        ))}
      {children}
    </nav>
  )
}
