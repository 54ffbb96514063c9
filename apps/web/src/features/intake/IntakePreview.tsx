import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import type { DataColumn } from '../../ui/data-table.ts'
import { href } from '../../ui/href.ts'
import { Key } from '../../ui/Key.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { SeverityMark } from '../../ui/SeverityMark.tsx'
import classes from './intake.module.css'

const IntakePreview_run = graphql(`
  fragment IntakePreview_run on IntakeRun {
    id
    counts { results }
    preview(first: 50) { position verdict severity title location ruleId findingKey }
  }
`)

/** The first results of the file and what becomes of each. */
export function IntakePreview(props: { run: FragmentType<typeof IntakePreview_run> }) {
  const { t } = useTranslation('intake')
  const { preview, counts } = readFragment(IntakePreview_run, props.run)
  if (preview.length === 0) return null
  type Row = (typeof preview)[number]
  const columns: DataColumn<Row>[] = [
    {
      id: 'verdict',
      header: t('column.verdict'),
      width: 100,
      cell: ({ verdict }) => (
        <span className={classes.verdict} data-verdict={verdict}>
          {t(`verdict.${verdict}`, { defaultValue: verdict })}
        </span>
      ),
    },
    {
      id: 'severity',
      header: t('column.severity'),
      width: 96,
      cell: ({ severity }) => <SeverityMark severity={severity} />,
    },
    {
      id: 'title',
      header: t('column.title'),
      phone: 'title',
      cell: ({ title }) => <span title={title}>{title}</span>,
    },
    {
      id: 'location',
      header: t('column.location'),
      width: 240,
      from: 760,
      cell: ({ location }) => (
        <code className={classes.location} title={location ?? undefined}>
          {location}
        </code>
      ),
    },
    {
      id: 'rule',
      header: t('column.rule'),
      width: 200,
      from: 1000,
      phone: 'hidden',
      cell: ({ ruleId }) => (
        <code className={classes.location} title={ruleId ?? undefined}>
          {ruleId}
        </code>
      ),
    },
    {
      id: 'finding',
      header: t('column.finding'),
      width: 84,
      cell: ({ findingKey }) => (findingKey ? <Key href={href(`/findings/${findingKey}`)}>{findingKey}</Key> : null),
    },
  ]
  return (
    <section>
      <SectionHead
        title={t('results')}
        count={counts.results}
        level={3}
        note={counts.results > preview.length ? t('firstOf', { count: preview.length }) : null}
      />
      <DataTable label={t('results')} rows={preview} columns={columns} idOf={({ position }) => String(position)} />
    </section>
  )
}
