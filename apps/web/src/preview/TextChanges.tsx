import { useTranslation } from 'react-i18next'
import { mostLines } from './limits.ts'
import classes from './preview.module.css'
import type { DiffLine } from './text-diff.ts'

const signs = { same: ' ', added: '+', removed: '−' } as const

/** Changed lines with their words, each under its numbers and its sign: never told apart by colour alone. */
export function TextChanges({ lines }: { lines: readonly DiffLine[] }) {
  const { t } = useTranslation('preview')
  return (
    <div className={classes.wide}>
      <table className={classes.diff} aria-label={t('diff.lines')}>
        <tbody>
          {lines.slice(0, mostLines).map((line) =>
            line.kind === 'fold' ? (
              <tr key={`fold-${line.before}`} data-kind="fold">
                <td colSpan={4}>{t('diff.fold', { count: line.count })}</td>
              </tr>
            ) : (
              <tr key={`${line.kind}-${line.before}-${line.after}`} data-kind={line.kind}>
                <td data-figures>{line.before}</td>
                <td data-figures>{line.after}</td>
                <td title={line.kind === 'same' ? undefined : t(`diff.${line.kind}`)}>{signs[line.kind]}</td>
                <td>
                  {line.parts.map(({ text, changed }, index) =>
                    changed ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>,
                  )}
                </td>
              </tr>
            ),
          )}
        </tbody>
      </table>
      {lines.length > mostLines ? (
        <p className={classes.note}>{t('more', { count: lines.length - mostLines })}</p>
      ) : null}
    </div>
  )
}
