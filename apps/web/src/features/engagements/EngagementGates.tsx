import { useQuery } from '@apollo/client/react'
import { useTranslation } from 'react-i18next'
import { graphql, readFragment } from '../../generated/gql/index.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { href } from '../../ui/href.ts'
import { LinkTo } from '../../ui/LinkTo.tsx'
import { RowsSkeleton } from '../../ui/RowsSkeleton.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { BrokenGlass } from './BrokenGlass.tsx'
import { EngagementGate, EngagementGate_gate } from './EngagementGate.tsx'
import classes from './engagement.module.css'
import { groupGates } from './gate-groups.ts'

const EngagementGatesQuery = graphql(`
  query EngagementGates($key: String!) {
    engagement(key: $key) {
      id
      modelVersions { id }
      datasetVersions { id }
      gates { id ...EngagementGate_gate }
    }
  }
`)

/** The gates of an engagement by what they decide on: the use case, its data, its versions. */
export function EngagementGates({ engagementKey }: { engagementKey: string }) {
  const { t } = useTranslation('engagements')
  const { data, error, refetch } = useQuery(EngagementGatesQuery, { variables: { key: engagementKey } })
  const engagement = data?.engagement
  if (error !== undefined && data === undefined) {
    return <Trouble message={error.message} onRetry={() => void refetch()} />
  }
  if (!engagement) return <RowsSkeleton />
  if (engagement.gates.length === 0) return <EmptyState title={t('noGates.title')} why={t('noGates.why')} />
  const newest = [...engagement.datasetVersions, ...engagement.modelVersions].map(({ id }) => id)
  return (
    <div className={classes.parts}>
      <BrokenGlass engagementKey={engagementKey} />
      {groupGates(readFragment(EngagementGate_gate, engagement.gates), newest).map((group, index) => (
        <section key={group.id}>
          <SectionHead
            title={group.label}
            note={t(`subject.${group.type}`)}
            actions={
              index === 0 ? (
                <LinkTo href={href('/gates', { engagement: [engagementKey] })}>{t('onTheBoard')}</LinkTo>
              ) : null
            }
          />
          <ul className={classes.gates}>
            {group.gates.map((gate) => (
              <EngagementGate key={gate.id} gate={gate} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
