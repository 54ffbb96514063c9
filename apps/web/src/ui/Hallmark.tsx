import { useTranslation } from 'react-i18next'
import classes from './Hallmark.module.css'

type Props = {
  initials: string
  /** What the signature says, in a word or two: "Approved", "Concurs", "Returned". */
  meaning: string
  /** Digest over what was decided, hexadecimal; its first eight characters are struck. */
  digest: string
  /** Who signed and when, in words: the mark's title. */
  by?: string | undefined
  at?: string | undefined
  /** The gate went stale or the decision was revoked: the mark no longer holds. */
  void?: boolean | undefined
  /** Given just now: the mark is struck before the reader's eyes, once. */
  fresh?: boolean | undefined
}

/** The struck mark of a sign-off. The signer's punch stands left in solid ink, meaning and digest right of it. */
export function Hallmark({ initials, meaning, digest, by, at, void: isVoid, fresh }: Props) {
  const { t } = useTranslation('ui')
  const word = isVoid ? t('hallmark.void') : meaning
  const struck = `${digest.slice(0, 4)} ${digest.slice(4, 8)}`.toUpperCase()
  const width = 46 + Math.max(84, word.length * 6.8 + 18)
  const title = [isVoid ? `${t('hallmark.void')}: ${meaning}` : meaning, by ?? initials, at, `SHA-256 ${digest}`]
  const look = [classes.hallmark, isVoid && classes.void, fresh && classes.fresh].filter(Boolean).join(' ')
  return (
    <svg className={look} width={width} height="36" viewBox={`0 0 ${width} 36`} role="img">
      <title>{title.filter(Boolean).join(' · ')}</title>
      <path className={classes.punch} d="M8.5.5h29l7 7v21l-7 7h-29l-7-7v-21z" />
      <path className={classes.groove} d="M9.8 3.5h26.400l5.300 5.300v18.400l-5.300 5.300H9.8l-5.300-5.300V8.8z" />
      {isVoid ? <path className={classes.strike} d={`M1 30 ${width - 1} 6`} /> : null}
      <text className={classes.initials} x="23" y="23" textAnchor="middle">
        {initials.slice(0, 3).toUpperCase()}
      </text>
      <path className={classes.cartouche} d={`M48.5.5h${width - 56}l7 7v21l-7 7h-${width - 56}z`} />
      <text className={classes.meaning} x="56" y="15">
        {word.toUpperCase()}
      </text>
      <text className={classes.digest} x="56" y="29">
        {struck}
      </text>
    </svg>
  )
}
