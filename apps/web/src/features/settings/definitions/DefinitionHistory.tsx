import { useQuery } from '@apollo/client/react'
import { useTranslation } from 'react-i18next'
import type { GateStage } from '../../../generated/gql/graphql.ts'
import { graphql } from '../../../generated/gql/index.ts'
import { RelativeTime } from '../../../ui/RelativeTime.tsx'
import { RowsSkeleton } from '../../../ui/RowsSkeleton.tsx'
import { SectionHead } from '../../../ui/SectionHead.tsx'
import { DefinitionDifferences } from './DefinitionDifferences.tsx'
import classes from './definitions.module.css'

const DefinitionHistoryQuery = graphql(`
  query DefinitionHistory($stages: [GateStage!]!) {
    gateDefinitions(stages: $stages) {
      id
      revisions {
        id
        revision
        isCurrent
        reason
        createdAt
        author { id name }
        differences { ...DefinitionDifferences_difference }
      }
    }
  }
`)

type Props = { stage: GateStage }

/** Every revision of a stage, newest first: who made it, why, and what it changed. */
export function DefinitionHistory({ stage }: Props) {
  const { t } = useTranslation('settings')
  const { data } = useQuery(DefinitionHistoryQuery, {
    variables: { stages: [stage] },
    fetchPolicy: 'cache-and-network',
  })
  const revisions = data?.gateDefinitions[0]?.revisions
  if (revisions === undefined) return <RowsSkeleton rows={2} />
  return (
    <section>
      <SectionHead level={3} title={t('definitions.history')} count={revisions.length} />
      <ol className={classes.history}>
        {revisions.map(({ id, revision, isCurrent, reason, createdAt, author, differences }) => (
          <li key={id}>
            <p>
              <b>{t('definitions.revision', { revision })}</b>
              {isCurrent ? <span className={classes.current}>{t('definitions.current')}</span> : null}
              <span>{author ? t('definitions.by', { name: author.name }) : t('definitions.byCatalogue')}</span>
              <RelativeTime at={createdAt} />
            </p>
            {reason ? <blockquote>{reason}</blockquote> : null}
            {differences ? <DefinitionDifferences differences={differences} /> : null}
          </li>
        ))}
      </ol>
    </section>
  )
}
