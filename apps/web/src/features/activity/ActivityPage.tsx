import './words.ts'
import { useQuery } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Download, Pause, Play } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '../../generated/gql/index.ts'
import { usePlace } from '../../live/presence.ts'
import { LinkTo } from '../../ui/LinkTo.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { RowsSkeleton } from '../../ui/RowsSkeleton.tsx'
import { ActivityFilterBar } from './ActivityFilterBar.tsx'
import { ActivityLog } from './ActivityLog.tsx'
import classes from './activity.module.css'
import { type ActivityQuery, csvHref, filterOf } from './activity-filter.ts'
import { NoActivity } from './NoActivity.tsx'
import { useMemberNames } from './use-member-names.ts'

const ActivityPageQuery = graphql(`
  query ActivityPage {
    viewer { membership { id } can(act: EXPORT) { allowed } }
    members { id name email }
    engagements(first: 100) { edges { node { id key name } } }
  }
`)

const nothing = {
  actor: undefined,
  kind: undefined,
  engagement: undefined,
  subject: undefined,
  from: undefined,
  to: undefined,
  seq: undefined,
}

/** The log of the record: what happened, in its order, live. */
export function ActivityPage() {
  const { t } = useTranslation('activity')
  usePlace({ page: 'ACTIVITY' })
  const query = useSearch({ from: '/signed-in/activity' })
  const navigate = useNavigate({ from: '/activity' })
  const [paused, setPaused] = useState(false)
  const { data } = useQuery(ActivityPageQuery)
  const nameOf = useMemberNames(data?.members)
  const choices = useMemo(
    () => ({
      me: data?.viewer?.membership.id,
      people: data?.members ?? [],
      engagements: data?.engagements.edges.map(({ node }) => node) ?? [],
    }),
    [data],
  )
  const handleChange = (change: ActivityQuery) =>
    void navigate({ search: (now) => ({ ...now, seq: undefined, ...change }), replace: true })
  const handleClear = () => void navigate({ search: nothing })

  // Who and where are named by handle and key in the address: until they are known, there is nothing to ask for.
  const needsChoices = query.actor !== undefined || query.engagement !== undefined
  const filter = needsChoices && data === undefined ? undefined : filterOf(query, choices)
  const filtered = Object.values(query).some((value) => value !== undefined)
  return (
    <>
      <PageHead
        title={t('title')}
        actions={
          <>
            {query.seq === undefined ? (
              <Button
                variant="default"
                aria-pressed={paused}
                leftSection={paused ? <Play size={14} aria-hidden /> : <Pause size={14} aria-hidden />}
                onClick={() => setPaused(!paused)}
              >
                {t(paused ? 'tail.resume' : 'tail.pause')}
              </Button>
            ) : null}
            {filter && query.seq === undefined && data?.viewer?.can.allowed ? (
              <Button
                component="a"
                variant="default"
                href={csvHref(filter, query.engagement?.[0])}
                download
                title={t('csvTitle')}
                leftSection={<Download size={14} aria-hidden />}
              >
                {t('csv')}
              </Button>
            ) : null}
          </>
        }
      />
      <ActivityFilterBar query={query} choices={choices} onChange={handleChange} onClear={handleClear} />
      {query.seq === undefined ? null : (
        <p className={classes.until}>
          {t('until', { seq: query.seq })}
          <LinkTo href="/activity">{t('newest')}</LinkTo>
        </p>
      )}
      {filter === undefined ? <RowsSkeleton rows={12} /> : null}
      {filter === null ? <NoActivity filtered onClear={handleClear} /> : null}
      {filter ? (
        <ActivityLog
          key={JSON.stringify(filter)}
          filter={filter}
          filtered={filtered}
          paused={paused}
          nameOf={nameOf}
          onClear={handleClear}
        />
      ) : null}
    </>
  )
}
