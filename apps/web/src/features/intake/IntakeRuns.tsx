import { useQuery } from '@apollo/client/react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql, readFragment } from '../../generated/gql/index.ts'
import { useLiveEvents } from '../../live/live.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import type { DataColumn } from '../../ui/data-table.ts'
import { href } from '../../ui/href.ts'
import { Key } from '../../ui/Key.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { RowsSkeleton } from '../../ui/RowsSkeleton.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import classes from './intake.module.css'
import { RunStatus } from './RunStatus.tsx'

const IntakeRuns_run = graphql(`
  fragment IntakeRuns_run on IntakeRun {
    id
    key
    fileName
    tool
    startedBy
    createdAt
    counts { results new updated reopened }
    engagement { id key name }
    modelVersion { id label modelName }
    ...RunStatus_run
  }
`)

const IntakeRunsQuery = graphql(`
  query IntakeRuns {
    intakeRuns(first: 20) { totalCount edges { node { id ...IntakeRuns_run } } }
  }
`)

/** The newest runs, kept current: each leads to what it did. */
export function IntakeRuns({ current }: { current: string | undefined }) {
  const { t } = useTranslation('intake')
  const { data, refetch } = useQuery(IntakeRunsQuery)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  useLiveEvents(({ kind }) => {
    if (kind !== 'intake.received' || timer.current !== undefined) return
    timer.current = setTimeout(() => {
      timer.current = undefined
      void refetch()
    }, 250)
  })
  if (data === undefined) return <RowsSkeleton rows={4} />
  const rows = readFragment(
    IntakeRuns_run,
    data.intakeRuns.edges.map(({ node }) => node),
  )
  type Row = (typeof rows)[number]
  const columns: DataColumn<Row>[] = [
    { id: 'key', header: t('column.run'), width: 68, cell: ({ key }) => <Key>{key}</Key> },
    { id: 'file', header: t('column.file'), phone: 'title', cell: ({ fileName }) => fileName },
    { id: 'status', header: t('column.status'), width: 128, cell: (run) => <RunStatus run={run} /> },
    { id: 'tool', header: t('column.tool'), width: 132, from: 800, cell: ({ tool }) => tool },
    {
      id: 'target',
      header: t('column.target'),
      width: 180,
      from: 640,
      cell: ({ engagement, modelVersion }) => (
        <span title={engagement.name}>
          {engagement.key}
          {modelVersion ? ` · ${modelVersion.modelName} ${modelVersion.label}` : null}
        </span>
      ),
    },
    {
      id: 'new',
      header: t('count.new'),
      width: 64,
      align: 'end',
      from: 700,
      phone: 'hidden',
      cell: ({ counts }) => counts.new.toLocaleString('en'),
    },
    { id: 'by', header: t('column.by'), width: 140, from: 940, cell: ({ startedBy }) => startedBy },
    {
      id: 'at',
      header: t('column.at'),
      width: 104,
      cell: ({ createdAt }) => <RelativeTime short at={createdAt} />,
    },
  ]
  return (
    <section className={classes.runs}>
      <SectionHead title={t('runs')} count={data.intakeRuns.totalCount} />
      <DataTable
        label={t('runs')}
        rows={rows}
        columns={columns}
        idOf={({ id }) => id}
        hrefOf={({ key }) => href('/intake', { run: key })}
        current={rows.find(({ key }) => key === current)?.id ?? null}
        onCurrent={() => undefined}
        empty={<p className={classes.note}>{t('noRuns')}</p>}
      />
    </section>
  )
}
