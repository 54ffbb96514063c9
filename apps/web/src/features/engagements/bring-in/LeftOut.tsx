import { useTranslation } from 'react-i18next'
import classes from './bring-in.module.css'
import { RowWhat } from './RowWhat.tsx'
import type { SheetRow } from './sheet.ts'

const most = 12

/** The rows that cannot be taken in, each with its line and every column that is at fault. */
export function LeftOut({ rows }: { rows: readonly SheetRow[] }) {
  const { t } = useTranslation('bringIn')
  const left = rows.filter(({ outcome }) => outcome === 'REFUSED')
  if (left.length === 0) return null
  return (
    <section className={classes.left} aria-label={t('outcome.REFUSED')}>
      <p>{t('leaves', { count: left.length })}</p>
      <ul>
        {left.slice(0, most).map((row) => (
          <li key={row.line}>
            <b>{t('lineOf', { line: row.line, name: row.name || t('noName') })}</b> <RowWhat row={row} />
          </li>
        ))}
      </ul>
      {left.length > most ? <p>{t('more', { count: left.length - most })}</p> : null}
    </section>
  )
}
