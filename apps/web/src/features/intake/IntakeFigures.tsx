import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import classes from './intake.module.css'

const IntakeFigures_run = graphql(`
  fragment IntakeFigures_run on IntakeRun {
    id
    counts { results new updated reopened unchanged gone duplicate unreadable }
  }
`)

const kinds = ['new', 'updated', 'reopened', 'unchanged', 'gone', 'duplicate', 'unreadable'] as const

/** What the file does to the record, counted after what it says twice has been merged. */
export function IntakeFigures(props: { run: FragmentType<typeof IntakeFigures_run> }) {
  const { t } = useTranslation('intake')
  const { counts } = readFragment(IntakeFigures_run, props.run)
  return (
    <dl className={classes.figures} aria-label={t('countsOf', { count: counts.results })}>
      {kinds.map((kind) => (
        <div key={kind} data-kind={kind} data-none={counts[kind] === 0 || undefined} title={t(`countWhy.${kind}`)}>
          <dt>{t(`count.${kind}`)}</dt>
          <dd data-figures>{counts[kind].toLocaleString('en')}</dd>
        </div>
      ))}
    </dl>
  )
}
