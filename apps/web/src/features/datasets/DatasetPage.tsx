import './words.ts'
import { useQuery } from '@apollo/client/react'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { graphql } from '../../generated/gql/index.ts'
import { AlsoViewing } from '../../live/AlsoViewing.tsx'
import { usePlace } from '../../live/presence.ts'
import { useFollowed } from '../../live/useFollowed.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { LinkTo } from '../../ui/LinkTo.tsx'
import { MetaLine } from '../../ui/MetaLine.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { PageSkeleton } from '../../ui/PageSkeleton.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { DatasetEvidence } from './DatasetEvidence.tsx'
import { DatasetFacts } from './DatasetFacts.tsx'
import { DatasetLeaning } from './DatasetLeaning.tsx'
import classes from './datasets.module.css'

const DatasetPageQuery = graphql(`
  query DatasetPage($name: String!, $label: String!) {
    datasetVersion(name: $name, label: $label) {
      id
      datasetName
      label
      description
      registeredAt
      engagement { id key name }
      ...DatasetFacts_dataset
      ...DatasetEvidence_dataset
      ...DatasetLeaning_dataset
    }
  }
`)

const DatasetNow = graphql(`
  subscription DatasetNow($name: String!, $label: String!) {
    datasetVersion(name: $name, label: $label) {
      id
      ...DatasetFacts_dataset
      ...DatasetEvidence_dataset
      ...DatasetLeaning_dataset
    }
  }
`)

/** One dataset version: its card, by what right it is used, how long it is kept, and all that leans on it. */
export function DatasetPage() {
  const { t } = useTranslation('datasets')
  const { name, label } = useParams({ from: '/signed-in/datasets/$name/$label' })
  const { data, error, loading, refetch } = useQuery(DatasetPageQuery, { variables: { name, label } })
  const dataset = data?.datasetVersion
  useFollowed(DatasetNow, dataset ? { name, label } : null)
  usePlace({ subject: dataset?.id })
  if (!dataset) {
    if (error !== undefined) return <Trouble message={error.message} onRetry={() => void refetch()} />
    if (loading || data === undefined) return <PageSkeleton />
    return (
      <EmptyState
        whole
        title={t('unknown.title', { name, label })}
        why={t('unknown.why')}
        action={<LinkTo href="/datasets">{t('unknown.all')}</LinkTo>}
      />
    )
  }
  return (
    <>
      <PageHead
        title={`${dataset.datasetName} ${dataset.label}`}
        meta={
          <MetaLine>
            <LinkTo href={`/e/${dataset.engagement.key}`}>
              {dataset.engagement.key} {dataset.engagement.name}
            </LinkTo>
            <span>
              {t('registered')} <RelativeTime at={dataset.registeredAt} />
            </span>
            {dataset.description}
          </MetaLine>
        }
        actions={<AlsoViewing spot={{ subject: dataset.id }} />}
      />
      <div className={classes.page}>
        <DatasetFacts dataset={dataset} />
        <DatasetLeaning dataset={dataset} />
        <DatasetEvidence dataset={dataset} />
      </div>
    </>
  )
}
