import { useQuery } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { graphql } from '../../generated/gql/index.ts'
import { href } from '../../ui/href.ts'
import { LinkTo } from '../../ui/LinkTo.tsx'
import { RowsSkeleton } from '../../ui/RowsSkeleton.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import classes from './engagement.module.css'
import { Fact } from './Fact.tsx'
import { useRefreshed } from './use-refreshed.ts'

const EngagementActivityQuery = graphql(`
  query EngagementActivity($facts: ActivityFilter, $after: String) {
    activity(first: 50, after: $after, filter: $facts) {
      totalCount
      pageInfo { endCursor hasNextPage }
      edges { cursor node { id ...Fact_activity } }
    }
  }
`)

type Props = { engagementKey: string; engagementId: string }

/** Everything that happened on the engagement, the newest first. */
export function EngagementActivity({ engagementKey, engagementId }: Props) {
  const { t } = useTranslation('engagements')
  const { data, error, fetchMore, refetch } = useQuery(EngagementActivityQuery, {
    variables: { facts: { engagementId } },
  })
  useRefreshed(refetch, (event) => event.engagement?.key === engagementKey)
  if (error !== undefined && data === undefined) {
    return <Trouble message={error.message} onRetry={() => void refetch()} />
  }
  if (data === undefined) return <RowsSkeleton />
  const { totalCount, pageInfo, edges } = data.activity
  return (
    <>
      <SectionHead
        title={t('part.activity')}
        count={totalCount}
        actions={<LinkTo href={href('/activity', { engagement: [engagementKey] })}>{t('inTheLog')}</LinkTo>}
      />
      <ol className={classes.facts}>
        {edges.map(({ node }) => (
          <Fact key={node.id} activity={node} />
        ))}
      </ol>
      {pageInfo.hasNextPage ? (
        <Button
          variant="subtle"
          className={classes.more ?? ''}
          onClick={() => void fetchMore({ variables: { after: pageInfo.endCursor } })}
        >
          {t('more')}
        </Button>
      ) : null}
    </>
  )
}
