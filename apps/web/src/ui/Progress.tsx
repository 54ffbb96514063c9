import { useTranslation } from 'react-i18next'
import classes from './Progress.module.css'

type Props = { value: number; of: number; label: string; failed?: number | undefined; wide?: boolean | undefined }

/** n of m as a bar and in figures. Complete is said by the colour and by the figures alike. */
export function Progress({ value, of, label, failed = 0, wide }: Props) {
  const { t } = useTranslation('ui')
  const share = (count: number) => `${of === 0 ? 0 : Math.min(100, (count / of) * 100)}%`
  return (
    <span className={classes.progress} data-wide={wide || undefined} data-full={(of > 0 && value >= of) || undefined}>
      <span
        className={classes.bar}
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={of}
        aria-valuenow={value}
        aria-valuetext={t('progress', { value, of })}
      >
        <span style={{ width: share(value) }} />
        <span className={classes.failed} style={{ width: share(failed) }} />
      </span>
      <span className={classes.figures} aria-hidden="true">
        {t('progress', { value: value.toLocaleString('en'), of: of.toLocaleString('en') })}
      </span>
    </span>
  )
}
