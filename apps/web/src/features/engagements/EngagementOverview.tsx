import { useQuery } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { graphql } from '../../generated/gql/index.ts'
import { RowsSkeleton } from '../../ui/RowsSkeleton.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { DatasetRows } from './DatasetRows.tsx'
import { EngagementProse } from './EngagementProse.tsx'
import classes from './engagement.module.css'
import { OpenFindings } from './OpenFindings.tsx'
import { RecentFacts } from './RecentFacts.tsx'
import type { Permissions } from './use-permissions.ts'
import { VersionRows } from './VersionRows.tsx'
import { WhatBlocks } from './WhatBlocks.tsx'

const EngagementOverviewQuery = graphql(`
  query EngagementOverview($key: String!) {
    engagement(key: $key) {
      id
      key
      blockedBy { id ...WhatBlocks_gate }
      openFindings { ...OpenFindings_counts }
      modelVersions { id ...VersionRows_version }
      datasetVersions { id ...DatasetRows_version }
      ...EngagementProse_engagement
    }
  }
`)

type Props = {
  engagementKey: string
  engagementId: string
  may: Permissions
  onOpen: (dialog: 'version' | 'dataset') => void
}

/** The engagement on one screen: what is in its way, what is open, what runs, what it is for, what happened last. */
export function EngagementOverview({ engagementKey, engagementId, may, onOpen }: Props) {
  const { t } = useTranslation('engagements')
  const { data, error, refetch } = useQuery(EngagementOverviewQuery, { variables: { key: engagementKey } })
  const engagement = data?.engagement
  if (error !== undefined && data === undefined) {
    return <Trouble message={error.message} onRetry={() => void refetch()} />
  }
  if (!engagement) return <RowsSkeleton />
  const adding = (dialog: 'version' | 'dataset') =>
    may.edit.allowed ? (
      <Button variant="subtle" size="xs" onClick={() => onOpen(dialog)}>
        {t(`${dialog}.open`)}
      </Button>
    ) : null
  return (
    <div className={classes.parts}>
      <WhatBlocks gate={engagement.blockedBy ?? null} />
      <OpenFindings engagementKey={engagementKey} counts={engagement.openFindings} />
      <section>
        <SectionHead title={t('versions')} count={engagement.modelVersions.length} actions={adding('version')} />
        <VersionRows engagementKey={engagementKey} versions={engagement.modelVersions} />
      </section>
      <section>
        <SectionHead title={t('datasets')} count={engagement.datasetVersions.length} actions={adding('dataset')} />
        <DatasetRows versions={engagement.datasetVersions} />
      </section>
      <EngagementProse engagement={engagement} readOnly={!may.edit.allowed} />
      <RecentFacts engagementKey={engagementKey} engagementId={engagementId} />
    </div>
  )
}
