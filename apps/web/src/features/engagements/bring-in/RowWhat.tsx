import { useTranslation } from 'react-i18next'
import classes from './bring-in.module.css'
import type { SheetRow } from './sheet.ts'

const longest = 60

/** What a row would do, or why it is left out and at which column. */
export function RowWhat({ row }: { row: SheetRow }) {
  const { t } = useTranslation('bringIn')
  const said = (value: string | null | undefined) => (value ? value : t('nothing'))
  if (row.duplicateOf) return <span>{t('duplicateOf', { line: row.duplicateOf })}</span>
  return (
    <span className={classes.what}>
      {row.faults.map(({ column, message }) => (
        <span key={`${column}${message}`} data-fault>
          {column ? <b>{column}</b> : null} {message}
        </span>
      ))}
      {row.changes.map(({ field, from, to }) => (
        <span key={field}>
          <b>{t(`field.${field}`)}</b>{' '}
          {(from?.length ?? 0) + (to?.length ?? 0) > longest ? (
            t('long')
          ) : (
            <>
              {said(from)} {t('to')} {said(to)}
            </>
          )}
        </span>
      ))}
    </span>
  )
}
