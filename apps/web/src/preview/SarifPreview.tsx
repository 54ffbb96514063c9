import { useTranslation } from 'react-i18next'
import { PlainTable } from './PlainTable.tsx'
import classes from './preview.module.css'
import type { Sarif } from './read-sarif.ts'

const levels = ['error', 'warning', 'note', 'none']

/** A SARIF log: how many results of which level, the gravest first. */
export function SarifPreview({ sarif }: { sarif: Sarif }) {
  const { t } = useTranslation('preview')
  const { version, tools, results } = sarif
  const counts = levels
    .map((level) => ({ level, count: results.filter((each) => each.level === level).length }))
    .filter(({ count }) => count > 0)
    .map(({ level, count }) => `${count} ${level}`)
    .join(', ')
  const sorted = results.toSorted((one, other) => levels.indexOf(one.level) - levels.indexOf(other.level))
  return (
    <div className={classes.stack}>
      <p className={classes.note}>
        {t('sarif.summary', { version, tools: [...new Set(tools)].join(', '), counts: counts || t('sarif.noResults') })}
      </p>
      <PlainTable
        caption={t('sarif.results')}
        heads={[t('sarif.rule'), t('sarif.level'), t('sarif.message'), t('sarif.place')]}
        rows={sorted.map(({ rule, level, message, place }) => [rule, level, message, place])}
      />
    </div>
  )
}
