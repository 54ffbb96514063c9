import './words.ts'
import { useQuery } from '@apollo/client/react'
import { NativeSelect } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { graphql } from '../../generated/gql/index.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { PageSkeleton } from '../../ui/PageSkeleton.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { DepartureList } from './DepartureList.tsx'
import classes from './tools.module.css'

const DeparturePageQuery = graphql(`
  query DeparturePage {
    members { id name status }
  }
`)

/** What would be orphaned if somebody left: cells, gates, engagements, findings, conditions and overrides. */
export function DeparturePage() {
  const { t } = useTranslation('raci')
  const { who } = useSearch({ from: '/signed-in/raci/leaves' })
  const navigate = useNavigate({ from: '/raci/leaves' })
  const { data, error, refetch } = useQuery(DeparturePageQuery)
  if (error && !data) return <Trouble message={error.message} onRetry={() => void refetch()} />
  if (data === undefined) return <PageSkeleton />
  const people = data.members.filter(({ status, id }) => status !== 'REMOVED' || id === who)
  return (
    <>
      <PageHead title={t('leaves.title')} meta={t('leaves.why')} />
      <div className={classes.departure}>
        <NativeSelect
          label={t('leaves.who')}
          className={classes.who}
          data={[
            { value: '', label: t('leaves.choose') },
            ...people.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={who ?? ''}
          onChange={({ currentTarget: { value } }) => void navigate({ search: { who: value || undefined } })}
        />
        {who === undefined ? (
          <EmptyState title={t('leaves.nobody')} why={t('leaves.nobodyWhy')} />
        ) : (
          <DepartureList key={who} memberId={who} people={people} />
        )}
      </div>
    </>
  )
}
