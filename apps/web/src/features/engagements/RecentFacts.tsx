import { useQuery } from '@apollo/client/react'
import { useTranslation } from 'react-i18next'
import { graphql } from '../../generated/gql/index.ts'
import { href } from '../../ui/href.ts'
import { LinkTo } from '../../ui/LinkTo.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import classes from './engagement.module.css'
import { Fact } from './Fact.tsx'
import { useRefreshed } from './use-refreshed.ts'

const RecentFactsQuery = graphql(`
  query RecentFacts($facts: ActivityFilter) {
    activity(first: 8, filter: $facts) {
      edges { cursor node { id ...Fact_activity } }
    }
  }
`)

/** What happened last on the engagement; the whole log of it is one step away. */
export function RecentFacts({ engagementKey, engagementId }: { engagementKey: string; engagementId: string }) {
  const { t } = useTranslation('engagements')
  const { data, refetch } = useQuery(RecentFactsQuery, { variables: { facts: { engagementId } } })
  useRefreshed(refetch, ({ engagement }) => engagement?.id === engagementId)
  return (
    <section>
      <SectionHead
        title={t('recent')}
        actions={<LinkTo href={href(`/e/${engagementKey}`, { part: 'activity' })}>{t('allActivity')}</LinkTo>}
      />
      <ol className={classes.facts}>
        {data?.activity.edges.map(({ node }) => (
          <Fact key={node.id} activity={node} />
        ))}
      </ol>
    </section>
  )
}
