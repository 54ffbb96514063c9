import { useTranslation } from 'react-i18next'
import type { Severity } from '../../generated/gql/graphql.ts'
import { SeverityMark } from '../../ui/SeverityMark.tsx'
import { severities } from './finding-choices.ts'
import classes from './findings.module.css'
import type { FindingCounts } from './use-new-findings.ts'

type Props = {
  counts: FindingCounts | null
  chosen: readonly Severity[]
  onChoose: (severity: Severity) => void
}

/** How many of the filter are of each severity; each figure narrows the list to its rows. */
export function SeverityFigures({ counts, chosen, onChoose }: Props) {
  const { t } = useTranslation(['findings', 'ui'])
  const countOf = (severity: Severity) => counts?.[severity.toLowerCase() as keyof FindingCounts] ?? 0
  return (
    <fieldset className={classes.figures} aria-label={t('countsBySeverity')} aria-busy={counts === null || undefined}>
      {severities.map((severity) => (
        <button
          key={severity}
          type="button"
          aria-pressed={chosen.includes(severity)}
          aria-label={`${t(`ui:severity.${severity}`)}: ${countOf(severity)}`}
          data-none={countOf(severity) === 0 || undefined}
          onClick={() => onChoose(severity)}
        >
          <SeverityMark severity={severity} bare />
          <span data-figures>{counts === null ? '–' : countOf(severity).toLocaleString('en')}</span>
        </button>
      ))}
    </fieldset>
  )
}
