import { useQuery } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '../../generated/gql/index.ts'
import { useLiveEvents } from '../../live/live.ts'
import { href } from '../../ui/href.ts'
import { LinkTo } from '../../ui/LinkTo.tsx'
import { NewRows } from '../../ui/NewRows.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import classes from './engagement.module.css'
import { FindingRows } from './FindingRows.tsx'
import { openStatuses } from './open-statuses.ts'

const EngagementFindingsQuery = graphql(`
  query EngagementFindings($filter: FindingFilter, $after: String) {
    findings(first: 50, after: $after, filter: $filter, sort: { field: SEVERITY, direction: DESC }) {
      totalCount
      pageInfo { endCursor hasNextPage }
      edges { cursor node { id ...FindingRows_finding } }
    }
  }
`)

/** The open findings of the engagement, the most severe first; the whole table is one step away. */
export function EngagementFindings({ engagementKey }: { engagementKey: string }) {
  const { t } = useTranslation('engagements')
  const [fresh, setFresh] = useState(0)
  const { data, error, loading, fetchMore, refetch } = useQuery(EngagementFindingsQuery, {
    variables: { filter: { engagementKey, statuses: [...openStatuses] } },
  })
  useLiveEvents(({ kind, engagement }) => {
    if (engagement?.key === engagementKey && kind === 'finding.created') setFresh((count) => count + 1)
  })
  if (error !== undefined && data === undefined) {
    return <Trouble message={error.message} onRetry={() => void refetch()} />
  }
  const list = data?.findings
  return (
    <>
      <SectionHead
        title={t('openFindings')}
        count={list?.totalCount}
        note={
          <NewRows
            count={fresh}
            onShow={() => {
              setFresh(0)
              void refetch()
            }}
          />
        }
        actions={<LinkTo href={href('/findings', { engagement: engagementKey })}>{t('inTheTable')}</LinkTo>}
      />
      <FindingRows
        engagementKey={engagementKey}
        findings={list?.edges.map(({ node }) => node) ?? []}
        total={list?.totalCount}
        loading={loading && list === undefined}
      />
      {list?.pageInfo.hasNextPage ? (
        <Button
          variant="subtle"
          className={classes.more ?? ''}
          onClick={() => void fetchMore({ variables: { after: list.pageInfo.endCursor } })}
        >
          {t('more')}
        </Button>
      ) : null}
    </>
  )
}
