import { useTranslation } from 'react-i18next'
import { CopyButton } from './CopyButton.tsx'
import classes from './Digest.module.css'

type Props = { value: string; length?: number | undefined; attested?: boolean | undefined }

/** The beginning of a SHA-256 with a button that copies all of it; `attested` marks what nobody could verify. */
export function Digest({ value, length = 12, attested }: Props) {
  const { t } = useTranslation('ui')
  return (
    <span className={classes.digest}>
      <code title={value}>{value.slice(0, length)}</code>
      {attested ? <span className={classes.attested}>{t('digest.attested')}</span> : null}
      <CopyButton text={value} what={t('digest.name')} />
    </span>
  )
}
