import { CircleAlert, CircleHelp } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { isUnowned, type Row } from './matrix.ts'
import classes from './raci.module.css'

/** What is wrong with a row, in words: not exactly one A, no R, or a control that nobody owns. */
export function RaciProblems({ row }: { row: Row }) {
  const { t } = useTranslation('raci')
  const unowned = isUnowned(row)
  if (row.problems.length === 0 && !unowned) return null
  return (
    <ul className={classes.problems}>
      {row.problems.map(({ code, message, left = [] }) => (
        <li key={code} title={message}>
          <CircleAlert size={14} aria-hidden />
          {t(`problem.${code}`, { defaultValue: message })}
          {left.length > 0 ? t('left', { names: left.join(', ') }) : null}
        </li>
      ))}
      {unowned ? (
        <li data-mild>
          <CircleHelp size={14} aria-hidden />
          {t('problem.UNOWNED')}
        </li>
      ) : null}
    </ul>
  )
}
