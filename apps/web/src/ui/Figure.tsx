import { useTranslation } from 'react-i18next'
import classes from './Figure.module.css'
import { LinkTo } from './LinkTo.tsx'

type Props = {
  label: string
  /** A count, or n of m where a denominator makes the meaning. */
  value: number
  of?: number | undefined
  /** The same count split in two; each is a door of its own where it has an address, and words where it has none. */
  ai?: number | undefined
  classical?: number | undefined
  href: string
  aiHref?: string | undefined
  classicalHref?: string | undefined
  /** Above zero is bad news: the number takes the colour and the mark of a blocker. */
  alarming?: boolean | undefined
}

/** One figure that leadership reads. It is a link to exactly the rows that it counts. */
export function Figure({ label, value, of, ai, classical, href, aiHref, classicalHref, alarming }: Props) {
  const { t } = useTranslation('ui')
  return (
    <div className={classes.figure} data-alarming={(alarming && value > 0) || undefined}>
      <LinkTo plain className={classes.door} href={href}>
        <span className={classes.label}>{label}</span>
        <span className={classes.value}>
          {value.toLocaleString('en')}
          {of === undefined ? null : <span className={classes.of}> {t('figure.of', { of })}</span>}
        </span>
      </LinkTo>
      {ai === undefined || classical === undefined ? null : (
        <span className={classes.split}>
          <Part href={aiHref} value={ai} word={t('figure.ai')} />
          <Part href={classicalHref} value={classical} word={t('figure.classical')} />
        </span>
      )}
    </div>
  )
}

function Part({ href, value, word }: { href: string | undefined; value: number; word: string }) {
  const words = (
    <>
      <b>{value}</b> {word}
    </>
  )
  return href === undefined ? (
    <span>{words}</span>
  ) : (
    <LinkTo plain href={href}>
      {words}
    </LinkTo>
  )
}
